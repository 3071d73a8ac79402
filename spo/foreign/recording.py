"""How long a recording runs and what is on it. Runs in the child only."""

from pathlib import Path
from typing import Any

from pymediainfo import MediaInfo

from spo.foreign.refusals import RefusedAs

MOST_TRACKS = 12
KINDS = {"Video": "Picture", "Audio": "Sound"}


def copy(source: Path, target: Path, media_type: str) -> dict[str, Any]:
    tracks = MediaInfo.parse(source).tracks
    carried = [track for track in tracks if track.track_type in KINDS]
    if not carried:
        raise RefusedAs("damaged")
    length = max((int(float(track.duration or 0)) for track in tracks), default=0)
    return {
        "note": "",
        "seconds": length // 1000,
        "tracks": [_said(track) for track in carried[:MOST_TRACKS]],
    }


def _said(track: Any) -> list[str]:
    size = f", {track.width} × {track.height} dots" if track.track_type == "Video" else ""
    return [KINDS[track.track_type], f"{track.format or 'unknown form'}{size}"]
