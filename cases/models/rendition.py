"""What was made of an original so that it can be read, found and put into a bundle."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import RenditionState, ScanState
from cases.models.exhibit import Exhibit
from cases.models.fulltext import words_of
from spo.audit.history import track


@track(exclude=["sha256", "size", "pages", "seconds", "is_text_read", "tools"])  # a copy of before is gone
class Rendition(models.Model):
    """A PDF made by a worker from the original, which is never touched. It can be made again at any time."""

    exhibit = models.OneToOneField(Exhibit, models.PROTECT, related_name="rendition")
    state = models.CharField(max_length=12, choices=RenditionState, default=RenditionState.WAITING)
    sentence = models.CharField(max_length=500, blank=True, help_text="what was found, for the officer")
    is_flagged = models.BooleanField(
        default=False, help_text="refused when it was last looked at, and so until it is looked at again"
    )
    scan = models.CharField(max_length=10, choices=ScanState, default=ScanState.WAITING)
    scanned_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the PDF that was made")
    size = models.PositiveBigIntegerField(default=0, help_text="bytes")
    pages = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(null=True, blank=True, help_text="how long a recording runs")
    is_text_read = models.BooleanField(default=False, help_text="by recognising letters in pictures")
    tools = models.JSONField(default=dict, help_text="name and version of what made it")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    made_at = models.DateTimeField(null=True, blank=True)
    round = models.PositiveIntegerField(default=1, help_text="counts the times it was asked for")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RenditionState.values), name="rendition_state_known"
            ),
            models.CheckConstraint(condition=Q(scan__in=ScanState.values), name="scan_state_known"),
            models.CheckConstraint(
                condition=Q(scan__in=[ScanState.OFF, ScanState.WAITING], scanned_at__isnull=True)
                | Q(scan__in=[ScanState.CLEAN, ScanState.INFECTED], scanned_at__isnull=False),
                name="rendition_scanned_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=RenditionState.READY) | Q(sha256__regex=r"^[0-9a-f]{64}$", pages__gte=1),
                name="rendition_ready_with_its_file",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RenditionState.WAITING, RenditionState.READY]) | ~Q(sentence=""),
                name="rendition_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Rendition of exhibit {self.exhibit_id}"

    @property
    def is_ready(self) -> bool:
        return self.state == RenditionState.READY


class RenditionPage(models.Model):
    """What can be read on one page of a rendition, to find it by."""

    rendition = models.ForeignKey(Rendition, models.CASCADE, related_name="text_pages")
    number = models.PositiveIntegerField(help_text="of the page in the rendition, from 1")
    text = models.TextField(max_length=100_000)

    class Meta:
        ordering = ["rendition_id", "number"]
        indexes = [GinIndex(words_of("text"), name="rendition_page_words")]
        constraints = [models.UniqueConstraint(fields=["rendition", "number"], name="rendition_page_once")]

    def __str__(self) -> str:
        return f"Page {self.number} of rendition {self.rendition_id}"


@track()
class Transcript(models.Model):
    """What is said in a recording, as somebody wrote it down."""

    exhibit = models.OneToOneField(Exhibit, models.PROTECT, related_name="transcript")
    text = models.TextField(max_length=100_000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now(), editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [GinIndex(words_of("text"), name="transcript_words")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="transcript_says_something")]

    def __str__(self) -> str:
        return f"Transcript of exhibit {self.exhibit_id}"
