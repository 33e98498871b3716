"""Admin form of an organisation's profile."""

from typing import Any

from headless.forms import HeadlessPageForm


class MSOProfileForm(HeadlessPageForm):
    """Offers for contact persons the consents that this organisation holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if contact_persons := self.formsets.get("contact_persons"):
            contact_persons.form = self._with_own_consents(contact_persons.form)

    def _with_own_consents(self, base: Any) -> Any:
        organisation = self.instance.translation_key

        class ContactPersonForm(base):
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                consents = self.fields["consent"].queryset
                self.fields["consent"].queryset = consents.filter(
                    organisation=organisation, purpose="publication"
                )

        return ContactPersonForm
