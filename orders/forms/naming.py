"""That somebody asked."""

from spo.pages.forms import GovForm


class AskedForm(GovForm):
    submit_text = "I have asked"
