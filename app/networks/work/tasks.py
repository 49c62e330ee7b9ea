"""Tasks of questions and investigations: what somebody is to do, and by when."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from app.networks.work.kept import needed
from graph.errors import InvalidValue, NotFound
from graph.messages import message
from graph.work.questions import Task


def with_task(
    tasks: Sequence[Task], what: str, *, who: str = "", until: str = ""
) -> tuple[Task, ...]:
    """The tasks with one more; raises InvalidValue for an empty one and for no day."""
    text = needed(what, message("a task says what is to do: write it"))
    number = 1 + max((int(task.id) for task in tasks if task.id.isdigit()), default=0)
    made = Task(id=str(number), what=text, who=who.strip(), until=checked_day(until))
    return (*tasks, made)


def with_done(tasks: Iterable[Task], task_id: str, *, done: bool = True) -> tuple[Task, ...]:
    """The tasks with one of them done, or to do again; raises NotFound."""
    changed = {task.id: task for task in tasks}
    if task_id not in changed:
        raise NotFound(message("no task {id}: look at the list of its question", id=task_id))
    changed[task_id] = replace(changed[task_id], done=done)
    return tuple(changed.values())


def checked_day(text: str) -> str:
    """An ISO day, or nothing; raises InvalidValue for anything else."""
    day = text.strip()
    if not day:
        return ""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise InvalidValue(
            message("{day} is no day", day=day), message("write it like 2026-12-31")
        ) from None


def to_do(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Those not done, the next due first; without a day last."""
    left = (task for task in tasks if not task.done)
    return tuple(sorted(left, key=lambda task: (task.until or "9999", task.id)))
