"""Divides work among forked processes, one for each core. Results come back in any order."""

import gc
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    Line = Connection[Any, Any]

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Iterable[Result]]
CAN_FORK = hasattr(os, "fork")
MIN_ITEMS_PER_WORKER = 24  # with fewer, starting a worker takes longer than it saves
RESULTS_PER_MESSAGE = 16


class WorkerError(Exception):
    """A worker failed or was killed. The message is its traceback, or says that it was killed."""


def cores() -> int:
    """How many processes this machine lets us run at once."""
    if not CAN_FORK:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_processes(work: Work[Item, Result], items: Sequence[Item], most: int) -> Iterator[Result]:
    """Call `work` on parts of `items` in up to `most` processes; yields all results, in any order.

    Raises WorkerError, or the OSError that `work` raised in a worker.
    """
    count = min(most, len(items) // MIN_ITEMS_PER_WORKER)
    if count < 2 or not CAN_FORK:
        yield from work(items)
        return
    lines: dict[Line, int] = {}
    liveness_pipe = os.pipe()  # workers see end-of-file on it when this process exits, even by SIGKILL
    try:
        for number in range(count):
            # Each worker gets every count-th item, so that long pages are spread evenly.
            line, process = _start(work, items[number::count], list(lines), liveness_pipe)
            lines[line] = process
        yield from _gather(list(lines))
    finally:
        for end in liveness_pipe:
            os.close(end)
        for line, process in lines.items():
            line.close()
            os.waitpid(process, 0)


def _start(
    work: Work[Item, Result], items: Sequence[Item], others: "list[Line]", liveness_pipe: tuple[int, int]
) -> "tuple[Line, int]":
    from multiprocessing.connection import Pipe  # imported here because it is slow, and a warm freeze needs no worker

    here, there = Pipe(duplex=False)
    gc.freeze()  # otherwise garbage collection in a worker would copy the parent's memory
    process = os.fork()
    if process == 0:
        for line in (here, *others):
            line.close()  # otherwise this worker would keep the pipe open after the parent has ended
        _end_with_parent(*liveness_pipe)
        _work(work, items, there)
    there.close()
    return here, process


def _end_with_parent(liveness_pipe: int, parents: int) -> None:
    """Start a thread that ends this process as soon as its parent has ended."""

    def listen() -> None:
        os.read(liveness_pipe, 1)  # nothing is ever written, so this returns only at end-of-file
        os._exit(1)

    os.close(parents)
    Thread(target=listen, daemon=True).start()


def _work(work: Work[Item, Result], items: Sequence[Item], there: "Line") -> NoReturn:
    try:
        results: list[Result] = []
        for result in work(items):
            results.append(result)
            if len(results) == RESULTS_PER_MESSAGE:
                there.send(results)
                results = []
        there.send(results)
        there.send(None)
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the parent has stopped reading, or has ended
    except OSError as error:
        there.send(error)
    except BaseException:
        there.send(WorkerError(traceback.format_exc()))
    finally:
        os._exit(0)  # without the parent's exit handlers and buffers


def _gather(lines: "list[Line]") -> Iterator[Any]:
    from multiprocessing.connection import wait

    working: list[Any] = list(lines)
    while working:
        ready: list[Any] = wait(working)
        for line in ready:
            try:
                said = line.recv()
            except EOFError:
                raise WorkerError("a worker was killed from outside; is there enough memory?") from None
            if isinstance(said, Exception):
                raise said
            if said is None:
                working.remove(line)
            else:
                yield from said
