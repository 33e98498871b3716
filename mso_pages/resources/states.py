"""What is shown of the state of an organisation."""

import datetime as dt

from headless.periods import Step, value_at
from headless.reading import Reading
from mso_pages.models import OrganisationState

# After a year without a word from the organisation its data are to be confirmed.
CONFIRMATION_PERIOD = dt.timedelta(days=365)


def hides_contact(state: OrganisationState | None) -> bool:
    """Whether the organisation must not be found in an emergency."""
    return state is not None and state.hides_contact


def status(state: OrganisationState | None, reading: Reading) -> str:
    """The status that is shown: the stored one, or `to_confirm` when it is time."""
    return str(value_at(status_steps(state), reading.now))


def status_steps(state: OrganisationState | None) -> list[Step]:
    """The stored status, and what follows from the clock."""
    if state is None:
        return [Step(OrganisationState.Status.ACTIVE, None)]
    if state.status != OrganisationState.Status.ACTIVE or state.last_confirmed_at is None:
        return [Step(state.status, None)]
    return [
        Step(state.status, state.last_confirmed_at + CONFIRMATION_PERIOD),
        Step("to_confirm", None),
    ]
