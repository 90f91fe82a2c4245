"""Which files a list of paths means: found below folders, in one order, each once."""

import os
from pathlib import Path

import pytest

from mot_cli.folder.find import find


def place(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("journey: A haircut\nmoments: [{name: The cut}]\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_its_journeys_sorted_with_those_below(folder: Path) -> None:
    place(folder, "j/b.yaml", "j/a.yml", "j/sub/deep/c.yaml", "j/한.yaml", "j/Z.yaml")
    assert find(["j"]).files == ("j/Z.yaml", "j/a.yml", "j/b.yaml", "j/sub/deep/c.yaml", "j/한.yaml")


def test_the_order_does_not_depend_on_how_the_disk_lists(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(folder, *(f"j/{name}/{name}.yaml" for name in "gcaebdf"))
    forwards = find(["j"]).files
    listed = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            with listed(path) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_error: object) -> None: ...

    monkeypatch.setattr(os, "scandir", Backwards)
    assert find(["j"]).files == forwards == tuple(sorted(forwards))


def test_paths_keep_their_order(folder: Path) -> None:
    place(folder, "j/a.yaml", "b.yaml", "c.yaml")
    assert find(["c.yaml", "j", "b.yaml"]).files == ("c.yaml", "j/a.yaml", "b.yaml")


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    place(folder, "j/a.yaml", "j/.hidden.yaml", "j/.git/b.yaml", "j/.yaml")
    assert find(["j"]).files == ("j/a.yaml",)


def test_other_suffixes_are_passed_over(folder: Path) -> None:
    place(folder, "j/a.yaml", "j/b.yml", "j/c.json", "j/d.yaml.orig", "j/yaml", "j/e.YAML")
    assert find(["j"]).files == ("j/a.yaml", "j/b.yml")


def test_a_file_named_outright_may_be_called_anything(folder: Path) -> None:
    place(folder, "notes.txt", ".hidden.yaml")
    assert find(["notes.txt", ".hidden.yaml", "-", "missing.yaml"]).files == (
        "notes.txt",
        ".hidden.yaml",
        "-",
        "missing.yaml",
    )


def test_a_file_that_several_paths_mean_is_listed_once(folder: Path) -> None:
    place(folder, "j/a.yaml", "j/b.yaml")
    assert find(["j/b.yaml", "j", "j"]).files == ("j/b.yaml", "j/a.yaml")


def test_a_loop_of_links_ends(folder: Path) -> None:
    place(folder, "j/a.yaml")
    (folder / "j" / "loop").symlink_to(folder / "j")
    (folder / "j" / "itself.yaml").symlink_to(folder / "j" / "itself.yaml")
    assert find(["j"]).files == ("j/a.yaml",)


def test_links_in_circles_hide_nothing_beside_them(folder: Path) -> None:
    place(folder, *(f"j/{name}.yaml" for name in "abcdefgh"))
    for name in "stuvwxyz":
        (folder / "j" / f"{name}.yaml").symlink_to(folder / "j" / f"{name}.yaml")
    found = find(["j"])
    assert found.files == tuple(f"j/{name}.yaml" for name in "abcdefgh")
    assert found.problems == ()


def test_a_link_that_cannot_be_followed_is_left_for_the_reader_to_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    class Barred:
        def __init__(self, path: str) -> None:
            with listed(path) as entries:
                self.entries = [Behind(entry) for entry in entries]

        def __enter__(self) -> "list[Behind]":
            return self.entries

        def __exit__(self, *_error: object) -> None: ...

    class Behind:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path = entry.name, entry.path

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            return False

        def is_file(self) -> bool:
            raise PermissionError(13, "Permission denied")

    place(folder, "j/a.yaml")
    monkeypatch.setattr(os, "scandir", Barred)
    assert find(["j"]).files == ("j/a.yaml",)


def test_a_link_to_a_journey_is_a_journey(folder: Path) -> None:
    place(folder, "elsewhere/a.yaml")
    (folder / "j").mkdir()
    (folder / "j" / "linked.yaml").symlink_to(folder / "elsewhere" / "a.yaml")
    assert find(["j"]).files == ("j/linked.yaml",)


def test_a_folder_named_like_a_journey_is_a_folder(folder: Path) -> None:
    place(folder, "j/odd.yaml/a.yaml")
    assert find(["j"]).files == ("j/odd.yaml/a.yaml",)


def test_pipes_in_a_folder_are_not_waited_for(folder: Path) -> None:
    place(folder, "j/a.yaml")
    os.mkfifo(folder / "j" / "pipe.yaml")
    assert find(["j"]).files == ("j/a.yaml",)


def test_a_name_that_is_not_utf_8(folder: Path) -> None:
    name = os.fsdecode(b"j/caf\xe9.yaml")
    place(folder, name)
    assert find(["j"]).files == (name,)


def test_an_empty_folder_is_a_problem_and_the_others_are_still_found(folder: Path) -> None:
    (folder / "empty").mkdir()
    place(folder, "j/a.yaml")
    found = find(["empty", "j"])
    assert found.files == ("j/a.yaml",)
    assert [str(problem) for problem in found.problems] == [
        (
            "empty: error: no journey file in this folder [unreadable-file]"
            " (journeys in a folder are found by their suffix, .yaml or .yml)"
        )
    ]


def test_a_folder_that_cannot_be_listed_is_a_problem_and_the_others_are_still_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(folder, "j/a.yaml", "j/locked/b.yaml")
    listed = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = find(["j"])
    assert found.files == ("j/a.yaml",)
    assert [str(problem) for problem in found.problems] == [
        "j/locked: error: cannot be listed: permission denied [unreadable-file]"
    ]
