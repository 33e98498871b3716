"""How Wagtail shows what differs between two versions, for fields that it does not know."""

from django.utils.safestring import SafeString
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.compare import TextFieldComparison, diff_text, register_comparison_class


class PhoneNumberComparison(TextFieldComparison):
    """Compares what is read: a number is an object, which Wagtail's comparison fails on."""

    def htmldiff(self) -> SafeString:
        shown: SafeString = diff_text(str(self.val_a or ""), str(self.val_b or "")).to_html()
        return shown


register_comparison_class(PhoneNumberField, comparison_class=PhoneNumberComparison)
