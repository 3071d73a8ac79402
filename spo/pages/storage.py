"""Static files under names that carry their content, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Scripts import each other by hashed names too; otherwise old and new ones would mix after a release."""

    support_js_module_import_aggregation = True
