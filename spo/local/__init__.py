"""The local stack: `python -m spo.local run|services|stop|with|...`. Runs without Django being configured."""
