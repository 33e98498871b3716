"""Make drafts of press notes from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from events.press_notes.documents import read_document
from events.press_notes.photos import clean_photos
from events.press_notes.proposals import propose
from events.press_notes.selectors import parent_of
from events.press_notes.services import check_note, create_draft, hand_in

SUFFIXES = {".txt", ".text", ".docx", ".html", ".htm", ".doc", ".pdf"}


class Command(BaseCommand):
    help = "Make a draft of each press note: a .txt, .docx or .html file, or a folder of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE|FOLDER")
        parser.add_argument("--user", help="User name that the drafts belong to.")

    def handle(self, *args: Any, path: Path, user: str | None, **options: Any) -> None:
        owner = None
        if user and not (owner := get_user_model().objects.filter(username=user).first()):
            raise CommandError(f"There is no user “{user}”.")
        refused = [file for file in _files(path) if not self._import(file, owner)]
        if refused:
            raise CommandError(f"{len(refused)} of the files made no draft.")

    def _import(self, file: Path, owner: Any) -> bool:
        """One file; what is wrong with it stops no other."""
        try:
            with transaction.atomic():
                read = read_document(file.name, file.read_bytes())
                document = clean_photos(read, owner)
                note = check_note(document)
                proposal = propose(note)
                parent = parent_of(proposal.kind, proposal.fields["programme"], owner)
                if parent is None:
                    raise ValidationError(
                        "There is no section for it to which this user may add."
                        if proposal.kind != "call"
                        else "It is a call, and the programme it belongs to is not clear."
                    )
                handed_in = hand_in(document, owner)
                page = create_draft(handed_in, proposal, note.layout, parent, owner)
        except (ValidationError, OSError) as error:
            messages = error.messages if isinstance(error, ValidationError) else [str(error)]
            self.stderr.write(f"{file.name}: {' '.join(messages)}")
            return False
        self.stdout.write(f"{file.name}: draft “{page.title}” ({page._meta.verbose_name})")
        if len(document.pictures) < len(read.pictures):
            self.stdout.write("  - The photos are left out: the user may not add pictures.")
        for doubt in note.doubts:
            self.stdout.write(f"  - {doubt.message}")
        return True


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise CommandError(f"There is no file or folder “{path}”.")
    files = sorted(
        file for file in path.iterdir() if file.is_file() and file.suffix.lower() in SUFFIXES
    )
    if not files:
        raise CommandError(f"The folder “{path}” holds no press note.")
    return files
