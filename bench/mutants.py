"""Mutants of a module: the same source with one token changed.

Comparisons, arithmetic, ``and``/``or``, ``not``, conditions held true or false, conditions of a
comprehension dropped, constants one up and one down, ``min``/``max`` and ``any``/``all`` swapped, and
members taken out of tuples of names.
"""

import ast
from types import CodeType

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutation(ast.NodeTransformer):
    """Visits every place a mutant could be made and makes the one called ``number``."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.seen = 0
        self.where: ast.AST | None = None

    def _now(self, node: ast.AST) -> bool:
        self.seen += 1
        if self.seen - 1 == self.number:
            self.where = node
            return True
        return False

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        for place, operator in enumerate(node.ops):
            for other in COMPARISONS[type(operator)]:
                if self._now(node):
                    node.ops[place] = other()
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        other = ARITHMETIC.get(type(node.op))
        if other is not None and self._now(node):
            node.op = other()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        if self._now(node):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        return node.operand if self._now(node) else node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        for value in (True, False):
            if self._now(node):
                node.test = ast.Constant(value)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        self.generic_visit(node)
        for kept in (node.body, node.orelse):
            if self._now(node):
                return kept
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        if node.ifs and self._now(node.target):
            node.ifs = []
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            return ast.Constant(not node.value) if self._now(node) else node
        if isinstance(node.value, int):
            for step in (1, -1):
                if self._now(node):
                    return ast.copy_location(ast.Constant(node.value + step), node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in SWAPPED and self._now(node):
            node.id = SWAPPED[node.id]
        return node

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        self.generic_visit(node)
        members = [e for e in node.elts if isinstance(e, ast.Attribute) and isinstance(node.ctx, ast.Load)]
        for member in members:
            if len(node.elts) > 1 and self._now(node):
                node.elts = [e for e in node.elts if e is not member]
                break
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """The body only: whether a dataclass is frozen or has slots changes no result."""
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        """``zip(..., strict=)`` guards a mistake in the program; it changes no result."""
        if node.arg != "strict":
            self.generic_visit(node)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node


def mutate(source: str, number: int) -> tuple[CodeType | None, str]:
    """The mutant called ``number`` and what changed; no code if there is none so called."""
    tree = ast.parse(source)
    mutation = Mutation(number)
    changed = mutation.visit(tree)
    if mutation.where is None:
        return None, ""
    ast.fix_missing_locations(changed)
    return compile(changed, "mutant", "exec"), _difference(ast.unparse(ast.parse(source)), ast.unparse(changed))


def how_many(source: str) -> int:
    """How many mutants the source has."""
    every = Mutation(-1)
    every.visit(ast.parse(source))
    return every.seen


def _difference(before: str, after: str) -> str:
    """The changed stretch of the one line that differs, with a little around it."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    old, new = next(((a, b) for a, b in pairs if a != b), ("", ""))
    start = _shared(old, new)
    end = _shared(old[:start:-1], new[:start:-1])
    left = max(start - 40, 0)
    return f"{old[left : len(old) - end + 15].strip()}  =>  {new[left : len(new) - end + 15].strip()}"


def _shared(one: str, other: str) -> int:
    """How many characters two strings begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
