"""The commands on the data of a school: class lists in, and the log of who looked."""

import argparse
import sys
from pathlib import Path

from thuishaven.cli.installation import add_data_option, start_django
from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``import``, ``invite-administrator``, ``remind`` and ``verify-log``."""
    bring_in = commands.add_parser("import", help="bring in class lists, after showing the difference")
    bring_in.add_argument("kind", choices=("edexml", "oneroster"), help="format of the file")
    bring_in.add_argument("file", metavar="FILE", help="the file with class lists")
    bring_in.add_argument("--dry-run", action="store_true", help="only show the difference")
    add_data_option(bring_in)
    bring_in.set_defaults(handler=import_class_lists)

    invite = commands.add_parser("invite-administrator", help="make the first account of an installation")
    invite.add_argument("--login", required=True, help="e-mail address to log in with")
    invite.add_argument("--given", required=True, help="given name")
    invite.add_argument("--family", required=True, help="family name")
    invite.add_argument("--prefix", default="", help="prefix of the family name, such as 'van den'")
    invite.add_argument("--school", default="", help="name of the school, made when the installation has none yet")
    add_data_option(invite)
    invite.set_defaults(handler=invite_administrator)

    remind = commands.add_parser(
        "remind", help="send the reminders of reviews by e-mail and clear away unused drawings; run it once a day"
    )
    add_data_option(remind)
    remind.set_defaults(handler=remind_people)

    verify = commands.add_parser("verify-log", help="check that nobody changed the log of who looked")
    add_data_option(verify)
    verify.set_defaults(handler=verify_log)


def import_class_lists(options: argparse.Namespace) -> int:
    """Bring in class lists from a file, or with ``--dry-run`` only show what would change."""
    path = Path(options.file)
    if "\0" in options.file or not path.exists():
        raise BadInput("FILE", Text(f"bestand {path} bestaat niet", f"file {path} does not exist"))
    folder = start_django(options.data)
    from thuishaven.privacy.log import record_import
    from thuishaven.school.roster.command import run_import

    return run_import(
        kind=options.kind, path=path, dry_run=options.dry_run, data=str(folder), out=sys.stdout, record=record_import
    )


def invite_administrator(options: argparse.Namespace) -> int:
    """Make an administrator and print the link to choose a password."""
    start_django(options.data)
    from thuishaven.cli.first_account import invite_first_administrator

    return invite_first_administrator(
        login=options.login, given=options.given, prefix=options.prefix, family=options.family, school=options.school,
        out=sys.stdout,
    )  # fmt: skip


def remind_people(options: argparse.Namespace) -> int:
    """Send the reminders of today. Returns 1 when a mail could not be sent; it is tried again at the next run.

    The one command that runs every day: drawings that came with a form nobody saved go too, also without a mail server.
    """
    start_django(options.data)
    from django.conf import settings
    from django.utils import timezone

    from thuishaven.plan.drawing_sweep import sweep_all_drawings
    from thuishaven.review.reminders import send_reminders

    now = timezone.now()
    sweep_all_drawings(now)
    if not settings.EMAIL_HOST:
        raise BadInput("THUISHAVEN_MAIL", Text("er is geen mailserver ingesteld", "no mail server is set"))
    sent = send_reminders(now)
    print(f"{sent.mails} sent, {sent.failed} failed")
    return 1 if sent.failed else 0


def verify_log(options: argparse.Namespace) -> int:
    """Check the chain of the access log; not 0 when an entry was changed or removed."""
    folder = start_django(options.data)
    from thuishaven.privacy.log_check import run_verify

    return run_verify(data=str(folder), out=sys.stdout)
