"""Layers of a copied file that its author switched off stay off in the bundle."""

from pikepdf import Array, Dictionary, Name, Pdf


def merge_layers(source: Pdf, pdf: Pdf) -> None:
    """Call after the pages were added, so that the layers meant are those of the added pages."""
    if Name.OCProperties not in source.Root:
        return
    theirs = source.Root.OCProperties
    if Name.OCProperties not in pdf.Root:
        pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array()))
    ours = pdf.Root.OCProperties
    ours.OCGs.extend(pdf.copy_foreign(layer) for layer in theirs.OCGs)
    ours.D.OFF.extend(pdf.copy_foreign(layer) for layer in theirs.D.OFF)
