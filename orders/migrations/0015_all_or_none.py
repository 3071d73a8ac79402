"""Facts that say one thing together are there together: when and by whom, a file and its name, a sheet and its number."""

from django.db import migrations, models
from django.db.models import F, Q

DIGEST = "^[0-9a-f]{64}$"
TOGETHER = {
    ("filing", "filing_opened_by_somebody"): (
        Q(opened_at__isnull=True, opened_by__isnull=True)
        | Q(opened_at__isnull=False, opened_by__isnull=False)
    ),
    ("filing", "filing_accepted_by_somebody"): (
        Q(accepted_at__isnull=True, accepted_by__isnull=True)
        | Q(accepted_at__isnull=False, accepted_by__isnull=False)
    ),
    ("service", "service_proof_with_its_file"): (
        Q(proof_file_name="", proof_sha256="") | (~Q(proof_file_name="") & Q(proof_sha256__regex=DIGEST))
    ),
    ("breach", "breach_arrest_attempt_says_what_came_of_it"): (
        Q(arrest_attempted_at__isnull=True, arrest_note="")
        | (Q(arrest_attempted_at__isnull=False) & ~Q(arrest_note=""))
    ),
    ("bundle", "bundle_sheet_made_whole_or_not"): (
        Q(sheet_sha256="", sheet_size__isnull=True)
        | Q(sheet_sha256__regex=DIGEST, sheet_size__isnull=False, sheet_size__gte=1)
    ),
    ("bundle", "bundle_sheet_numbered_when_made"): (
        Q(sheet_number=0, sheet_made_at__isnull=True) | Q(sheet_number__gte=1, sheet_made_at__isnull=False)
    ),
}

# A comparison with what is not there is neither true nor false, and a constraint lets that pass.
TIGHTER = {
    ("bundle", "bundle_made_whole_or_not"): (
        Q(made_at__isnull=True, sha256="", page_count__isnull=True, size__isnull=True)
        | Q(
            made_at__isnull=False,
            sha256__regex=DIGEST,
            page_count__isnull=False,
            page_count__gte=1,
            size__isnull=False,
            size__gte=1,
        )
    ),
    ("order", "order_ended_with_a_reason"): (
        Q(ended_on__isnull=True, end_reason="")
        | (Q(ended_on__isnull=False, ended_on__gte=F("made_on")) & ~Q(end_reason=""))
    ),
}


class Migration(migrations.Migration):
    dependencies = [("orders", "0014_authors_of_names_and_confirmations")]

    operations = [
        *(migrations.RemoveConstraint(model_name=model, name=name) for model, name in TIGHTER),
        *(
            migrations.AddConstraint(
                model_name=model, constraint=models.CheckConstraint(condition=condition, name=name)
            )
            for (model, name), condition in (TOGETHER | TIGHTER).items()
        ),
    ]
