"""The reading order for those who listen to the bundle: that of each document, one after the other."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String


class Tags:
    """One structure tree, made from the trees of our papers and a leaf for each page of a copy."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self._element("Document", self.root)
        self.root.K = Array([self.document])
        self.parents = Array()
        self.headers: dict[str, Object] = {}
        self.next = 0

    def add_paper(self, source: Pdf, pages: Sequence[Page], title: str) -> None:
        """The paper's own tree, its numbers moved up behind those already there."""
        tree = self.pdf.copy_foreign(source.Root.StructTreeRoot)
        part = tree.K[0]
        part.S, part.P, part.T = Name.Part, self.document, String(title)
        self.document.K.append(part)
        self._name_headers(part, len(self.document.K))
        numbers = tree.ParentTree.Nums
        for index in range(0, len(numbers), 2):
            self.parents.extend([int(numbers[index]) + self.next, numbers[index + 1]])
        for page in pages:
            page.obj.StructParents = int(page.obj.StructParents) + self.next
            for link in page.obj.get(Name.Annots, []):
                link.StructParent = int(link.StructParent) + self.next
        self.next += len(numbers) // 2

    def add_copy(self, pages: Sequence[Page], title: str) -> None:
        """Whatever a copied page holds is read as one piece; its own tags were left behind with its file."""
        part = self._element("Part", self.document)
        part.T = String(title)
        self.document.K.append(part)
        for page in pages:
            leaf = self._element("P", part)
            leaf.Pg, leaf.K = page.obj, Array([0])
            part.K.append(leaf)
            page.obj.StructParents = self.next
            self.parents.extend([self.next, Array([leaf])])
            self.next += 1

    def _name_headers(self, part: Object, number: int) -> None:
        """Cells name their headers, by names that are only unique within their own paper."""
        stack = [part]
        while stack:
            element = stack.pop()
            stack.extend(kid for kid in element.get(Name.K, []) if isinstance(kid, Dictionary))
            if Name.ID in element:
                element.ID = String(f"{number}-{element.ID}")
                self.headers[str(element.ID)] = element
            if Name.A in element and Name.Headers in element.A:
                element.A.Headers = Array([String(f"{number}-{name}") for name in element.A.Headers])

    def finish(self) -> None:
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self.parents))
        names = [value for name in sorted(self.headers) for value in (String(name), self.headers[name])]
        self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))
        self.root.ParentTreeNextKey = self.next
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, kind: str, parent: Dictionary) -> Dictionary:
        element = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, K=Array())
        return self.pdf.make_indirect(element)
