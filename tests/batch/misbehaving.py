"""A worker that does what the bytes of a unit say: to answer, hang, die, or not to start."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection

from claimx.batch.settings import Settings
from claimx.batch.units import Unit
from claimx.batch.worker import Outcome, Started


def work(connection: Connection, settings: Settings) -> None:
    """Answer with the id of the unit, or do as it says."""
    connection.send(Started())
    try:
        while True:
            _answer(connection, connection.recv())
    except EOFError:
        return


def _answer(connection: Connection, unit: Unit) -> None:
    match unit.data.split():
        case [b"hang"]:
            time.sleep(600)
        case [b"die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case [b"exit"]:
            os._exit(3)
        case [b"answer", b"and", b"die"]:
            connection.send(Outcome(article_id=unit.article_id))
            os._exit(0)
        case [b"slow"]:
            time.sleep(0.3)
    connection.send(Outcome(article_id=unit.article_id))


def unfit(connection: Connection, settings: Settings) -> None:
    """Say that it cannot read."""
    connection.send(Started("no such model"))


def stillborn(connection: Connection, settings: Settings) -> None:
    """End without a word."""
    os._exit(7)
