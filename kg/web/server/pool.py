"""Processes that answer queries, each one request at a time, ended and replaced when one takes too long.

Comes in: jobs. Goes out: what they give. A query in Oxigraph cannot be interrupted; its process can.
"""

import asyncio
import multiprocessing
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from kg.errors import KgError
from kg.web.server.jobs import work

START = 60.0
"""Seconds that a process may take to start; importing takes one on an idle machine."""

WAITING = 2_000
"""Most requests that wait for a process; the next one is told to come back."""


class SlowError(KgError):
    """A query took longer than it may."""


class BusyError(KgError):
    """Too many requests wait already."""


class JobError(KgError):
    """A job failed for a reason the client should hear; `kind` is the name of the error's class."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Worker:
    """One process and the pipe to it."""

    def __init__(self, folder: str, memory: int) -> None:
        self._given = (folder, memory)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process and wait until its graph is open."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, *self._given), daemon=True)
        process.start()
        theirs.close()
        self._process = process

    def call(self, job: tuple[str, tuple[Any, ...], dict[str, Any]], seconds: float) -> Any:
        """What a job gives.

        Raises:
            SlowError: It took longer; the process has been replaced.
            JobError: It failed.
        """
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self.stop()
            self.start()
            self.call(("open", (), {}), START) if job[0] not in ("update", "write", "close") else None
        assert self._pipe is not None
        try:
            self._pipe.send(job)
            if not self._pipe.poll(seconds):
                self.stop()
                raise SlowError(f"stopped after {seconds:g} s", hint="ask for less, or add a LIMIT")
            kind, value = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.stop()
            raise JobError("MemoryError", "the query ended its process: it took too much memory") from error
        if kind != "done":
            raise JobError(kind, value)
        return value

    def stop(self) -> None:
        """End the process."""
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


class Pool:
    """Several workers over one folder; many read, or one writes."""

    def __init__(self, folder: str, *, workers: int, memory: int) -> None:
        self._workers = [Worker(folder, memory) for _ in range(workers)]
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._threads = ThreadPoolExecutor(workers)
        self._writing = asyncio.Lock()
        self._waiting = 0
        for worker in self._workers:
            self._free.put_nowait(worker)

    async def run(self, name: str, *given: Any, seconds: float, **named: Any) -> Any:
        """What a job gives, as soon as a worker is free.

        Raises:
            BusyError: Too many wait already.
            SlowError: It took too long.
            JobError: It failed.
        """
        if self._waiting >= WAITING:
            raise BusyError("too many requests at once", hint="come back in a moment")
        self._waiting += 1
        try:
            worker = await self._free.get()
        finally:
            self._waiting -= 1
        return await self._use(worker, (name, given, named), seconds)

    async def _use(self, worker: Worker, job: tuple[str, Any, Any], seconds: float) -> Any:
        """Run a job; the worker is free again when it is done, also when nobody waits any more."""
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._threads, worker.call, job, seconds)
        future.add_done_callback(lambda done: self._release(worker, done))
        return await asyncio.shield(future)

    def _release(self, worker: Worker, done: "asyncio.Future[Any]") -> None:
        if not done.cancelled():
            done.exception()  # seen, also when the client has gone
        self._free.put_nowait(worker)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Wait until no worker reads, and let none begin: for writing."""
        async with self._writing:
            held: list[Worker] = []
            loop = asyncio.get_running_loop()
            try:
                for _ in self._workers:
                    held.append(await self._free.get())
                for worker in held:
                    await loop.run_in_executor(self._threads, worker.call, ("close", (), {}), START)
                yield
            finally:
                for worker in held:
                    self._free.put_nowait(worker)

    async def call_held(self, name: str, *given: Any, seconds: float, **named: Any) -> Any:
        """Run a job while `alone` holds all workers."""
        loop = asyncio.get_running_loop()
        job = (name, given, named)
        return await loop.run_in_executor(self._threads, self._workers[0].call, job, seconds)

    def close(self) -> None:
        """End all processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()
