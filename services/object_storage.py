"""Files in an object store that speaks S3, whoever made it.

Nothing in the bucket is public: the site asks whether a live story shows a photo
before it hands over a byte. All trouble is a StoreError, all that is not there a
FileNotFoundError, as with folders.
"""

import errno
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BufferedReader, BytesIO
from threading import Lock
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionClosedError,
    ReadTimeoutError,
)
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name
from urllib3.exceptions import HTTPError
from urllib3.exceptions import ReadTimeoutError as HTTPReadTimeoutError

from services.breaker import Breaker
from services.files import StoreError
from services.object_reading import FIRST, ObjectBytes

REST = 3.0  # seconds after trouble in which nobody asks
MISSING = {"NoSuchKey", "404", "NotFound"}
# Of these the size is asked first, because players want parts of them.
PLAYED = ("video/", "audio/")

# Another maker's store may know neither the newer checksums nor hosts named after
# buckets. No ACL is sent: a bucket without any refuses even "private".
CONFIG: dict[str, Any] = {
    "signature_version": "s3v4",
    "s3": {"addressing_style": "path"},
    "connect_timeout": 2,  # seconds, as the next
    "read_timeout": 10,
    "retries": {"mode": "standard", "total_max_attempts": 2},
    "max_pool_connections": 24,  # twice as many as a process has threads
    "tcp_keepalive": True,
    "request_checksum_calculation": "when_required",
    "response_checksum_validation": "when_required",
}
# Whoever reads holds one of the few places in which pages are drawn, too.
IN_HASTE = CONFIG | {
    "connect_timeout": 1,
    "read_timeout": 2,
    "retries": {"mode": "standard", "total_max_attempts": 1},
}
# A large file goes up part by part: 16 MB of it are in memory, whatever its size.
TRANSFER: dict[str, Any] = {
    "multipart_threshold": 16 * FIRST,
    "multipart_chunksize": 16 * FIRST,
    "use_threads": False,
}


class ObjectStorage(S3Storage):  # type: ignore[misc]
    """One bucket. Small files are read in one go, so that nobody gets half of one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "client_config": Config(**CONFIG),
                "transfer_config": TransferConfig(**TRANSFER),
                "file_overwrite": False,
                "default_acl": None,
                "querystring_auth": False,
            }
            | options
        )
        self.breaker = Breaker()
        self.opening = Lock()
        self.resource: Any = None
        self.reading: Any = None
        self.haste = Config(**IN_HASTE)

    @property
    def connection(self) -> Any:
        """One for the process: making one takes a tenth of a second."""
        with self.opening:
            if self.resource is None:
                session = self._create_session()
                self.resource = session.resource(
                    "s3",
                    region_name=self.region_name,
                    endpoint_url=self.endpoint_url,
                    config=self.client_config,
                )
        return self.resource

    @property
    def client(self) -> Any:
        return self.connection.meta.client

    @property
    def reader(self) -> Any:
        """For readers' files: it gives up soon."""
        with self.opening:
            if self.reading is None:
                self.reading = self._create_session().client(
                    "s3",
                    region_name=self.region_name,
                    endpoint_url=self.endpoint_url,
                    config=self.haste,
                )
        return self.reading

    def at(self, name: str) -> dict[str, str]:
        """Where the file lies, as the store wants to be told."""
        key = self._normalize_name(clean_name(name))
        return {"Bucket": self.bucket_name, "Key": key}

    # ── Trouble ──────────────────────────────────────────────────────────────

    @contextmanager
    def asking(self, name: str) -> Iterator[None]:
        """Ask the store, unless it was silent a moment ago; tell trouble from absence."""
        with self.breaker.turn() as may_ask:
            if not may_ask:
                raise StoreError("The object store was silent a moment ago.")
            with self.telling(name):
                yield

    @contextmanager
    def telling(self, name: str) -> Iterator[None]:
        """Note how it answered, and say what came instead of an answer."""
        try:
            yield
        except ClientError as error:
            self.note(error)
            if code_of(error) in MISSING:
                raise FileNotFoundError(errno.ENOENT, "Not there", name) from error
            raise StoreError(f"The object store refused: {error}") from error
        except (BotoCoreError, Boto3Error, HTTPError) as error:
            self.breaker.fail(REST)
            raise StoreError(f"The object store is silent: {error}") from error
        except BrokenOffError as error:
            if not is_late(error.__cause__):  # else it is noted where it broke off
                self.breaker.mend()
            raise
        except BaseException:
            self.breaker.mend()
            raise
        self.breaker.mend()

    def note(self, error: ClientError) -> None:
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if status >= 500 or status == 429:
            self.breaker.fail(REST)
        else:
            self.breaker.mend()

    # ── Reading ──────────────────────────────────────────────────────────────

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode not in ("r", "rb"):
            raise ValueError("Files in an object store are saved whole.")
        if (mimetypes.guess_type(name)[0] or "").startswith(PLAYED):
            return self.opened_in_parts(name)
        return self.opened_at_once(name)

    def opened_in_parts(self, name: str) -> File:
        head = self.head(name)
        asked = partial(self.part, name, head["ETag"])
        return as_file(
            ObjectBytes(asked, head["ContentLength"]), name, head["ContentLength"]
        )

    def opened_at_once(self, name: str) -> File:
        """One question for what is small; of more, the beginning is here already."""
        try:
            tag, size, beginning = self.beginning(name)
        except BrokenOffError:
            tag, size, beginning = self.beginning(name)
        if size <= len(beginning):
            return as_file(BytesIO(beginning), name, size)
        return as_file(
            Begun(partial(self.part, name, tag), size, beginning), name, size
        )

    def beginning(self, name: str) -> tuple[str, int, bytes]:
        """The object's tag, its size and its first bytes."""
        asked = {**self.at(name), "Range": f"bytes=0-{FIRST - 1}"}
        with self.asking(name):
            try:
                answer = twice(self.reader.get_object, **asked)
            except ClientError as error:
                if code_of(error) != "InvalidRange":
                    raise
                return "", 0, b""  # it is empty
            beginning = self.body_of(answer).read()
        whole = answer.get("ContentRange", "").rpartition("/")[2]
        return answer["ETag"], int(whole or len(beginning)), beginning

    def part(self, name: str, tag: str, first: int, last: int) -> "Body":
        with self.asking(name):
            answer = twice(
                self.reader.get_object,
                **self.at(name),
                Range=f"bytes={first}-{last}",
                IfMatch=tag,
            )
        return self.body_of(answer)

    def body_of(self, answer: Any) -> "Body":
        return Body(answer["Body"], self.breaker)

    def head(self, name: str) -> Any:
        """What is known of the file. An answer without words may mean the bucket."""
        try:
            with self.asking(name):
                return twice(self.reader.head_object, **self.at(name))
        except FileNotFoundError:
            self.refuse_lost_bucket()
            raise

    def refuse_lost_bucket(self) -> None:
        try:
            with self.asking(""):
                self.reader.head_bucket(Bucket=self.bucket_name)
        except FileNotFoundError as error:
            raise StoreError(f"The bucket {self.bucket_name} is gone.") from error

    def exists(self, name: str) -> bool:
        try:
            self.head(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return int(self.head(name)["ContentLength"])

    def get_modified_time(self, name: str) -> Any:
        return self.head(name)["LastModified"]

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        """Empty for a folder that is not there: a store has no folders."""
        with self.asking(name):
            folders, files = super().listdir(name)
        return folders, files

    def walk(self) -> Iterator[tuple[str, int]]:
        """The names and sizes of all files, a thousand in one question."""
        pages = self.client.get_paginator("list_objects_v2")
        root = f"{self.location}/" if self.location else ""
        with self.asking(root):
            for page in pages.paginate(Bucket=self.bucket_name, Prefix=root):
                self.breaker.mend()  # whoever reads the list may take long over it
                for found in page.get("Contents", ()):
                    yield found["Key"].removeprefix(root), found["Size"]

    def url(self, name: str, *_: Any, **__: Any) -> str:
        """The site's own: nobody is led to the bucket."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"

    # ── Writing ──────────────────────────────────────────────────────────────

    def is_name_available(self, name: str, max_length: int | None = None) -> bool:
        """Without a question about the bucket, which storing asks itself.

        Two who store at the same moment may both find a name free. Names hold a
        random key, so that both then store the same.
        """
        if max_length and len(name) > max_length:
            return False
        try:
            with self.asking(name):
                self.client.head_object(**self.at(name))
        except FileNotFoundError:
            return True
        return False

    def _save(self, name: str, content: Any) -> str:
        with self.asking(name):
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        with self.asking(name):
            self.client.delete_object(**self.at(name))


class BrokenOffError(StoreError):
    """The store began to answer, and did not end."""


class Body:
    """What the store sends of a part; breaking off is trouble as any other."""

    def __init__(self, body: Any, breaker: Breaker) -> None:
        self.body = body
        self.breaker = breaker

    def read(self, size: int | None = None) -> bytes:
        try:
            return bytes(self.body.read(size))
        except (BotoCoreError, HTTPError, OSError) as error:
            if is_late(error):
                self.breaker.fail(REST)
            raise BrokenOffError(f"The object store broke off: {error}") from error

    def finish(self) -> None:
        try:
            self.body.read()
        except (BotoCoreError, HTTPError, OSError):
            self.close()

    def close(self) -> None:
        self.body.close()


class Begun(ObjectBytes):
    """An object of which the beginning has come already."""

    def __init__(self, ask: Any, size: int, beginning: bytes) -> None:
        super().__init__(ask, size)
        self.beginning = beginning

    def some(self, most: int) -> bytes:
        if self.at < len(self.beginning):
            data = self.beginning[self.at : self.at + most]
            self.at += len(data)
            return data
        return super().some(most)


def is_late(error: BaseException | None) -> bool:
    """Whether the store said nothing for so long, and did not just hang up."""
    return isinstance(error, ReadTimeoutError | HTTPReadTimeoutError | TimeoutError)


def twice(ask: Any, **words: Any) -> Any:
    """Ask again if the store had closed a connection that was kept from before."""
    try:
        return ask(**words)
    except ConnectionClosedError:
        return ask(**words)


def code_of(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def as_file(raw: Any, name: str, size: int) -> File:
    file = File(BufferedReader(raw, FIRST) if isinstance(raw, ObjectBytes) else raw)
    file.name, file.size = name, size
    return file
