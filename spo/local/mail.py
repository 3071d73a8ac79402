"""A mail catcher: whatever is sent to its port on loopback becomes a file, and goes nowhere else."""

import asyncio
import os
import secrets
import sys
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from spo.local.paths import private_directory
from spo.local.ports import LOOPBACK


class Catcher:
    """Keeps each message, readable by its owner only, under a name that sorts by time."""

    def __init__(self, directory: Path) -> None:
        self.directory = private_directory(directory)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  (aiosmtpd's name)
        name = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}"
        partial = self.directory / f"{name}.part"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(envelope.original_content or b"")
        partial.rename(self.directory / f"{name}.eml")
        return "250 Kept"


async def serve(port: int, directory: Path) -> None:
    catcher = Catcher(directory)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(catcher, hostname="localhost"), LOOPBACK, port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
