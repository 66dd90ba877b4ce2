"""The forms by which texts are sent in: pasted, as files, by their addresses, by feeds."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mahdar.errors import MahdarError
from mahdar.reading import flaw, publication_date
from mahdar.reading.addresses import LONGEST, is_address, shown
from mahdar.reading.article import article
from mahdar.store import feeds
from mahdar.store.intake import LONGEST_SOURCE
from mahdar.vocabulary import Document as Text
from mahdar.web.work.uploads import TYPES
from mahdar.wording import cut

LONGEST_PASTED = 200_000  # characters, which are read while the reader waits
LONGEST_TITLE = 500
MOST_ADDRESSES = 50
NAMED_BY = 80  # characters of a text that has no title


class Day(forms.DateField):
    """A day of the press, or none."""

    def __init__(self, **given: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d"], **given)

    def clean(self, value: Any) -> datetime.date | None:
        """The day; a ValidationError for one in no year of the press."""
        day = super().clean(value)
        try:
            return publication_date(day, _("the date"))
        except MahdarError as error:
            raise ValidationError(str(error)) from None


class Outlet(forms.CharField):
    """The name of an outlet, those of the record suggested."""

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput(attrs={"list": "outlets", "dir": "auto"})
        super().__init__(required=False, max_length=LONGEST_SOURCE, widget=widget, **given)


class Paste(forms.Form):
    """One text, pasted."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "autofocus": True}),
        help_text=gettext_lazy("The whole article, without its headline and what stands around it."),
    )
    title = forms.CharField(
        label=gettext_lazy("Headline"),
        required=False,
        max_length=LONGEST_TITLE,
        widget=forms.TextInput({"dir": "auto"}),
    )
    source = Outlet(label=gettext_lazy("Outlet"))
    published = Day(
        label=gettext_lazy("Date of publication"),
        help_text=gettext_lazy("“Yesterday” and “next Tuesday” are reckoned from it; without it they stay open."),
    )
    url = forms.CharField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=LONGEST,
        widget=forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://"}),
    )

    def clean_text(self) -> str:
        """The text as it was before the browser changed its line ends; refused where it is not sound."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        reason = flaw(text)
        if reason:
            raise ValidationError(_("The text %(reason)s") % {"reason": reason})
        return text

    def clean_url(self) -> str:
        """An address of the web, or none."""
        url = str(self.cleaned_data["url"]).strip()
        if url and not is_address(url):
            raise ValidationError(_("Give an address that begins with https://"))
        return url

    def article(self) -> Text:
        """The text that was pasted; it is named by its headline, else by how it begins. MahdarError where it is not sound."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        name = cut(given.get("title") or given["text"].strip(), NAMED_BY)
        return article({**given, "id": name}, name, name)


class ManyFiles(forms.FileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files."""

    widget = ManyFiles(attrs={"accept": ",".join(sorted(TYPES))})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A list of them."""
        return [super(Files, self).clean(each, initial) for each in data or [None]]


class Given(forms.Form):
    """What holds for texts that do not say so themselves."""

    source = Outlet(label=gettext_lazy("Outlet"), help_text=gettext_lazy("For texts that name none themselves."))
    published = Day(
        label=gettext_lazy("Date of publication"), help_text=gettext_lazy("For texts that have none themselves.")
    )


class SentFiles(Given):
    """Files with what holds for them."""

    file = Files(label=gettext_lazy("Files"), allow_empty_file=True)
    field_order = ("file", "source", "published")

    def sent(self) -> "list[UploadedFile[Any]]":
        """The files."""
        return list(self.cleaned_data["file"])


class SentAddresses(Given):
    """Addresses, one a line."""

    addresses = forms.CharField(
        label=gettext_lazy("Addresses"),
        max_length=MOST_ADDRESSES * LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "placeholder": "https://", "autofocus": True}),
        help_text=gettext_lazy("One a line. Each page is fetched, and the article in it read."),
    )
    field_order = ("addresses", "source", "published")

    def clean_addresses(self) -> list[str]:
        """The addresses, each once."""
        lines = [line.strip() for line in str(self.cleaned_data["addresses"]).splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        wrong = next((line for line in found if not is_address(line)), None)
        if wrong is not None:
            raise ValidationError(_("%(line)s: give an address that begins with https://") % {"line": shown(wrong)})
        if len(found) > MOST_ADDRESSES:
            raise ValidationError(_("No more than %(most)s addresses at once.") % {"most": MOST_ADDRESSES})
        return found


class NewFeed(forms.Form):
    """A feed to follow."""

    url = forms.CharField(
        label=gettext_lazy("Address of the feed"),
        max_length=LONGEST,
        widget=forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://"}),
        help_text=gettext_lazy("RSS or Atom. Each article that it lists is fetched and read."),
    )
    source = Outlet(
        label=gettext_lazy("Outlet"),
        help_text=gettext_lazy("Left empty, articles have the name that their pages give."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Ask it every … minutes"),
        min_value=feeds.SHORTEST,
        max_value=feeds.LONGEST,
        initial=feeds.MINUTES,
    )
