"""How much a YAML document holds once each of its aliases is written out: a few lines can stand for billions.

What that means for a file is for `nodes`.
"""

from yaml import MappingNode, Node, ScalarNode


def first_beyond(root: Node, values: int, characters: int) -> Node | None:
    """The first collection that holds too much, counting what is repeated as often as it is repeated.

    An alias inside of what it repeats counts nothing here: it never ends, which is for others to say.

    Args:
        root: the document. Each of its nodes is looked at once, however often aliases repeat it.
        values: scalars and collections it may hold.
        characters: that all its scalars together may hold.
    """
    sizes: dict[int, tuple[int, int]] = {}
    stack = [root]
    while stack:
        node = stack[-1]
        if isinstance(node, ScalarNode):
            sizes[id(node)] = (1, len(node.value))
        elif id(node) not in sizes:
            sizes[id(node)] = (0, 0)  # what an alias finds while it stands inside of this node
            stack.extend(part for part in _parts(node) if id(part) not in sizes)
            continue
        elif sizes[id(node)] == (0, 0):
            parts = [sizes[id(part)] for part in _parts(node)]
            size = (1 + sum(part[0] for part in parts), sum(part[1] for part in parts))
            if size[0] > values or size[1] > characters:
                return node
            sizes[id(node)] = size
        stack.pop()
    return None


def _parts(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    parts: list[Node] = node.value
    return parts
