"""Where a person's name is typed, in everything the desk keeps: no verb takes it off
there. First what readers see, then what they will see, the desk, and the past.

`scanning.scan` looks; `holding` asks the database and is loaded before any page is.
"""
