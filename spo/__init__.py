"""The ground: accounts, audit, work and notices, with the wiring that holds the upper floors together."""

__version__ = "0.1.0"
