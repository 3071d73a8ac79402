"""Whether the web server answers; also the health check of its container: `python -m spo.local.answers PORT`."""

import http.client
import os
import sys

from spo.local.ports import LOOPBACK


def answers(port: int, host: str = "localhost") -> bool:
    """An error of the server's own is no answer."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    allowed = os.environ.get("ALLOWED_HOSTS", "localhost").partition(",")[0]
    sys.exit(not answers(int(sys.argv[1]), allowed.lstrip(".")))
