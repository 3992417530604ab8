// Asks the browser for a passkey: makes a new one, or shows one that is there.
//
// The button says which, and stands in the form that takes the answer. What the server
// asks for stands in the page, or is fetched when the button is pressed.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0))

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte))
  return btoa(letters.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

const credentials = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }))

// For browsers that cannot read and write the JSON themselves.
const READ = {
  create: (asked) => ({
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: credentials(asked.excludeCredentials),
  }),
  get: (asked) => ({
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: credentials(asked.allowCredentials),
  }),
}
const NATIVE = { create: "parseCreationOptionsFromJSON", get: "parseRequestOptionsFromJSON" }
const SAID = [
  "clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle",
]

function read(verb, asked) {
  const native = PublicKeyCredential[NATIVE[verb]]
  return native ? native.call(PublicKeyCredential, asked) : READ[verb](asked)
}

function written(credential) {
  if (credential.toJSON) return credential.toJSON()
  const said = SAID.filter((name) => credential.response[name])
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(said.map((name) => [name, text(credential.response[name])])),
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

async function fetched(address) {
  const headers = { Accept: "application/json" }
  const answer = await fetch(address, { headers, redirect: "error" })
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  return (await answer.json()).request_options
}

async function asked({ passkeyFrom }) {
  if (passkeyFrom) return fetched(passkeyFrom)
  return JSON.parse(document.getElementById("passkey-options").textContent)
}

async function press(button) {
  const failed = button.form.querySelector("[data-passkey-failed]")
  const verb = button.dataset.passkey
  failed.hidden = true
  button.disabled = true
  try {
    const { publicKey } = await asked(button.dataset)
    const credential = await navigator.credentials[verb]({ publicKey: read(verb, publicKey) })
    button.form.elements.credential.value = JSON.stringify(written(credential))
    button.form.submit()
  } catch {
    failed.hidden = false
    button.disabled = false
    button.focus()
  }
}

// Browsers keep passkeys to secure pages of the one host that they were made for.
function isElsewhere({ passkeyHost }) {
  const host = location.hostname
  return !window.isSecureContext || (host !== passkeyHost && !host.endsWith(`.${passkeyHost}`))
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  const say = (what) => (button.form.querySelector(`[data-passkey-${what}]`).hidden = false)
  if (isElsewhere(button.dataset)) say("elsewhere")
  else if (!window.PublicKeyCredential) say("unable")
  else button.hidden = false
  button.addEventListener("click", () => press(button))
}
