"""The command line. Heavy parts are imported by the command that needs them, so that help is instant."""

from __future__ import annotations

import sys

import typer

from symgame.cli.app import app
from symgame.cli.basins import basins
from symgame.cli.delay import delay
from symgame.cli.derive import derive
from symgame.cli.design import design
from symgame.cli.explore import explore
from symgame.cli.export import export
from symgame.cli.figure import figure
from symgame.cli.files import library, new, schema
from symgame.cli.fit import fit
from symgame.cli.latex import latex
from symgame.cli.listing import ABOUT
from symgame.cli.noise import noise
from symgame.cli.place import place
from symgame.cli.recheck import recheck
from symgame.cli.regimes import regimes
from symgame.cli.report import report
from symgame.cli.sensitivity import sensitivity
from symgame.cli.simulate import simulate
from symgame.cli.sweep import sweep
from symgame.cli.thresholds import thresholds
from symgame.cli.transcribe import transcribe
from symgame.cli.verify import verify
from symgame.errors import SymgameError

COMMANDS = (
    derive,
    regimes,
    thresholds,
    design,
    place,
    fit,
    verify,
    recheck,
    simulate,
    basins,
    sensitivity,
    sweep,
    noise,
    delay,
    report,
    latex,
    figure,
    explore,
    export,
    transcribe,
    library,
    new,
    schema,
)

for command in COMMANDS:
    line, example = ABOUT[command.__name__]
    app.command(short_help=line, epilog=f"Example: symgame {example}")(command)


def main() -> None:
    """Run the command line; errors of the toolkit are one message and exit status 2."""
    try:
        app()
    except SymgameError as error:
        typer.echo(f"symgame: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("symgame: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, say) has seen enough
        sys.exit(0)
