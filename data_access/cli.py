"""The command line of the store. Exit 0 done; 1 refused because of the input; 2 wrong usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from analysis.words import say_list, say_number
from data_access.access.roles import Role, operator
from data_access.copies.backup import backup as make_backup
from data_access.copies.backup import restore as restore_from
from data_access.copies.export import export as make_export
from data_access.database.schema import is_current
from data_access.errors import RecordRefused
from data_access.loading import KINDS, LoadReport
from data_access.loading import template as template_of
from data_access.loading.rows import parse_day
from data_access.packs.archive import EXPORT
from data_access.reading.reader import open_reader
from data_access.recording.files import Refused
from data_access.recording.recorder import Recorder, open_recorder
from data_access.setup.initialise import SAMPLES, initialise

app = typer.Typer(
    help="The store of the performance dashboard.", no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False,
)
accounts = typer.Typer(help="Who may sign in.", no_args_is_help=True)
app.add_typer(accounts, name="accounts")
samples = typer.Typer(help="What the store was started with.", no_args_is_help=True)
app.add_typer(samples, name="sample")


def _stop(message: str, code: int = 1) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def _need_a_store() -> None:
    if not is_current():
        _stop("the store is not ready; run: python -m data_access init", 2)


@contextmanager
def _recorder() -> Iterator[Recorder]:
    _need_a_store()
    try:
        with open_recorder(operator()) as recorder:
            yield recorder
    except RecordRefused as refused:
        _stop(str(refused))


@contextmanager
def _copying(path: Path) -> Iterator[None]:
    try:
        yield
    except RecordRefused as refused:
        _stop(str(refused))
    except OSError as error:
        _stop(f"{path} cannot be read or written: {error.strerror or error}")


def _known_kind(kind: str | None) -> str | None:
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}; the kinds are {', '.join(KINDS)}")
    return kind


def _known_sample(name: str | None) -> str | None:
    if name is not None and name not in SAMPLES:
        raise typer.BadParameter(f"there is no sample {name!r}; the samples are {', '.join(SAMPLES)}")
    return name


def _a_day(text: str | None) -> date | None:
    try:
        return parse_day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@app.command()
def init(
    sample: Annotated[bool, typer.Option(help="Store the sample data as well.")] = False,
    name: Annotated[
        str | None,
        typer.Argument(
            callback=_known_sample, help=f"Which sample, after --sample: {', '.join(SAMPLES)}.",
        ),
    ] = None,
) -> None:
    """Make the store ready, or bring it up to date: schema, plan headings, areas, measures."""
    if name is not None and not sample:
        raise typer.BadParameter(f"to store a sample, write: init --sample {name}")
    try:
        initialise(sample=name or sample)
    except RecordRefused as refused:
        _stop(str(refused))
    typer.echo("The store is ready.")


@samples.command("remove")
def remove_sample() -> None:
    """Take what is made up out of the store, for good; real figures and publications stay."""
    with _recorder() as recorder:
        removed = recorder.sample.remove()
    typer.echo(
        f"The sample is removed: {say_list(list(removed)) or 'nothing made up was left of it'}."
        " What was published, and every file that was loaded, is as it was."
    )


@app.command()
def load(
    paths: Annotated[list[Path], typer.Argument(help="Files to load, all of them or none.")],
    kind: Annotated[
        str | None, typer.Option(callback=_known_kind, help="Told from the file when left out.")
    ] = None,
    known_from: Annotated[
        str | None, typer.Option(help="Since when it was known, where the file does not say.")
    ] = None,
    check: Annotated[bool, typer.Option(help="Only say what would happen.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Load files of figures."""
    day = _a_day(known_from)
    refused = False
    with _recorder() as recorder:
        try:
            report = recorder.files.load(paths, kind=kind, known_from=day, check=check)
        except Refused as refusal:
            report, refused = refusal.report, True
    if as_json:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False))
        for name, note in report.notes:
            typer.echo(f"{name}: {note}", err=True)
    else:
        _say_report(report, check=check)
    if refused:
        raise typer.Exit(1)


def _say_report(report: LoadReport, *, check: bool) -> None:
    for error in report.errors:
        typer.echo(str(error), err=True)
    if report.errors:
        typer.echo("Nothing was stored.", err=True)
        return
    verb = "would be stored" if check else "stored"
    for file in report.files:
        typer.echo(
            f"{file.file}: {file.kind}, {say_number(file.rows_read, 'row')} read,"
            f" {say_number(file.rows_stored, file.noun)} {verb}"
            f" ({say_number(file.revised, 'revision')}), {file.skipped - file.unknown:,} already held"
            + (f", {file.unknown:,} skipped" if file.unknown else "")
        )
    for name, note in report.notes:
        typer.echo(f"{name}: {note}")


@app.command()
def template(
    kind: Annotated[str, typer.Argument(callback=_known_kind)],
    path: Annotated[Path, typer.Argument(help="Where to write it.")],
) -> None:
    """Write an example file of one kind, with its header."""
    if path.exists():
        _stop(f"{path} exists already; choose another name")
    try:
        path.write_text(template_of(kind), encoding="utf-8")
    except OSError as error:
        _stop(f"{path} cannot be written: {error.strerror or error}")
    typer.echo(f"Written: {path}")


@app.command()
def backup(path: Annotated[Path, typer.Argument(help="The file to write; must be new.")]) -> None:
    """Write everything but sessions to one file; the dashboard may be in use meanwhile."""
    _need_a_store()
    with _copying(path):
        kept = make_backup(path)
    typer.echo(f"Written: {path}\nSHA-256: {kept.sha256}")


@app.command()
def restore(
    path: Annotated[Path, typer.Argument(help="A backup, or an export.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace a store that holds something.")
    ] = False,
) -> None:
    """Put the store back as it was when a backup or an export was made; everybody signs in again.

    An export has no passwords: the accounts stay as they are.
    """
    with _copying(path):
        manifest = restore_from(path, replace=replace)
    typer.echo(f"Restored: {say_number(manifest.rows, 'row')}, as of {manifest.made_at}")
    if manifest.kind == EXPORT.kind:
        typer.echo(
            "An export has no passwords. The accounts are as they were; if there are none, add them"
            " with: python -m data_access accounts add"
        )


@app.command()
def export(
    path: Annotated[
        Path, typer.Argument(help="The folder to write, or a file that ends in .zip; must be new.")
    ],
) -> None:
    """Write the whole record as CSV with a data dictionary; no passwords and no sessions."""
    _need_a_store()
    with _copying(path):
        manifest = make_export(path)
    typer.echo(f"Written: {path}, {say_number(manifest.rows, 'row')}")


@accounts.command("add")
def add_account(
    name: str,
    role: Annotated[Role, typer.Option(help="What the person may see and do.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Add an account; prints its name, role and password."""
    given = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    with _recorder() as recorder:
        stored_name, password = recorder.accounts.add(name, role, given)
    typer.echo(f"{stored_name} {role.value} {password}")


@accounts.command("first")
def first_accounts() -> None:
    """While there are no accounts at all, make one for each role; prints role, name, password."""
    with _recorder() as recorder:
        made = recorder.accounts.add_first()
    for role, name, password in made:
        typer.echo(f"{role} {name} {password}")


@accounts.command("list")
def list_accounts() -> None:
    """List the accounts: name, role, active or disabled."""
    _need_a_store()
    with open_reader(operator()) as reader:
        for row in reader.administration.accounts().itertuples():
            state = "active" if row.active else "disabled"
            typer.echo(f"{row.name} {row.role} {state}")


@accounts.command("disable")
def disable_account(name: str) -> None:
    """Disable an account and end its sessions."""
    with _recorder() as recorder:
        recorder.accounts.disable(name)
    typer.echo(f"{name} is disabled.")


@accounts.command("reset")
def reset_account(name: str) -> None:
    """Give an account a new password, enable it, and end its sessions; prints the password."""
    with _recorder() as recorder:
        password = recorder.accounts.reset(name)
    typer.echo(f"{name} {password}")


@accounts.command("end-sessions")
def end_sessions(name: str) -> None:
    """Sign an account out everywhere."""
    with _recorder() as recorder:
        ended = recorder.accounts.end_sessions(name)
    typer.echo(f"{say_number(ended, 'session')} ended.")
