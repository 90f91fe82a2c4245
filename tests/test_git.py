"""`mot` among git's tools: in diffs, in difftool, before a commit, and in a pull request's checks."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.examples import BROKEN, COLLAPSES, HOLDS
from tests.readme import README, ROOT

pytestmark = pytest.mark.skipif(
    os.name != "posix" or shutil.which("git") is None, reason="git and bash as POSIX has them"
)
PATIENCE = 120  # seconds until a command that should have ended is taken for one that hangs
WORSE = HOLDS.replace("rating: 5", "rating: 1")
DEAD = HOLDS.replace("rating: 5", "rating: 0")


class Repository:
    """A git repository with no settings but its own, and a shell in it that finds `mot`.

    Args:
        folder: where it is.
        tools: a folder with `mot` in it.
    """

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder = folder
        self.tools = tools

    def run(self, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a line of bash as GitHub Actions does, to its end."""
        return subprocess.run(
            ["bash", "-e", "-c", line],
            cwd=self.folder,
            env={
                **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
                "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_SYSTEM": os.devnull,
                "GIT_TERMINAL_PROMPT": "0",
                "HOME": str(self.folder),
                **environment,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )

    def __call__(self, line: str) -> str:
        """What a line that succeeds prints."""
        done = self.run(line)
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        return done.stdout

    def write(self, name: str, text: str) -> None:
        """Place a file in the work tree."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "A change") -> None:
        """Commit everything."""
        self(f"git add -A && git -c user.name=x -c user.email=x@x commit -qm {shlex.quote(message)}")


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with the `mot` that is tested, and no other."""
    folder = tmp_path / "tools"
    folder.mkdir()
    mot = folder / "mot"
    mot.write_text(
        "#!/bin/sh\n"
        f'PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m mot_cli "$@"\n',
        encoding="utf-8",
    )
    mot.chmod(0o755)
    return folder


@pytest.fixture
def repository(tmp_path: Path, tools: Path) -> Repository:
    """A repository with a journey that holds and one that collapses, committed."""
    folder = tmp_path / "repository"
    folder.mkdir()
    made = Repository(folder, tools)
    made("git init -q -b main")
    made.write("journeys/haircut.yaml", HOLDS)
    made.write("journeys/bakery.yaml", HOLDS.replace("A haircut", "A loaf"))
    made.commit("Start")
    return made


class TestDiffs:
    def test_textconv_shows_timelines(self, repository: Repository) -> None:
        repository.write(".gitattributes", "journeys/*.yaml diff=journey\n")
        repository("git config diff.journey.textconv 'mot timeline'")
        repository.write("journeys/haircut.yaml", DEAD)
        lines = repository("git diff -U0").splitlines()
        changed = [line for line in lines if re.match(r"[-+] +2 ", line)]
        assert [line[0] for line in changed] == ["-", "+"]
        assert "✕ collapse" in changed[1]
        assert "rating: 0" not in "\n".join(lines)

    def test_textconv_of_a_log(self, repository: Repository) -> None:
        repository.write(".gitattributes", "journeys/*.yaml diff=journey\n")
        repository("git config diff.journey.textconv 'mot timeline'")
        repository.write("journeys/haircut.yaml", DEAD)
        repository.commit()
        assert "+  2  The cut" in repository("git log -1 -p -- journeys")

    def test_difftool_compares_what_changed(self, repository: Repository) -> None:
        repository.write("journeys/haircut.yaml", DEAD)
        said = repository("git difftool --no-prompt --extcmd 'mot diff' HEAD -- journeys")
        assert said.startswith("A haircut\n\n ✕ 1 collapse is caused: 2 “The cut”.\n")
        assert "A loaf" not in said

    def test_difftool_of_every_file_and_its_gate(self, repository: Repository) -> None:
        for name in ("haircut", "bakery"):
            repository.write(f"journeys/{name}.yaml", DEAD)
        line = "git difftool --no-prompt --trust-exit-code --extcmd 'mot diff --fail-on-regression' HEAD"
        done = repository.run(line)
        assert done.returncode != 0
        assert "gate: journeys/bakery.yaml regressed: it goes from 89.4 to 0" in done.stderr
        said = repository("git difftool --no-prompt --extcmd 'mot diff' HEAD")
        assert said.count("1 collapse is caused") == 2

    def test_two_versions_without_a_checkout(self, repository: Repository) -> None:
        repository.write("journeys/haircut.yaml", DEAD)
        line = "mot diff <(git show HEAD:journeys/haircut.yaml) journeys/haircut.yaml"
        assert "✕ 1 collapse is caused: 2 “The cut”." in repository(line)
        assert repository.run(f"{line} --fail-on-regression").returncode == 1
        both = "mot diff <(git show HEAD:journeys/haircut.yaml) <(git show HEAD:journeys/haircut.yaml)"
        assert "Nothing changed: the two journeys are the same." in repository(both)

    def test_a_version_that_is_not_there_is_an_error(self, repository: Repository) -> None:
        done = repository.run("mot diff <(git show HEAD:journeys/none.yaml) journeys/haircut.yaml")
        assert (done.returncode, done.stdout) == (2, "")
        assert "error[empty-file]" in done.stderr

    def test_a_renamed_file(self, repository: Repository) -> None:
        repository("git mv journeys/haircut.yaml journeys/barber.yaml")
        repository.write("journeys/barber.yaml", DEAD)
        repository("git add -A")
        line = "git difftool -M10% --cached --no-prompt --extcmd 'mot diff' HEAD"
        said = repository(line)
        assert said.count("1 collapse is caused: 2 “The cut”.") == 1
        assert "removed" not in said

    def test_a_version_by_standard_input(self, repository: Repository) -> None:
        assert "A haircut" in repository("git show HEAD:journeys/haircut.yaml | mot score -")


class TestBeforeACommit:
    """What pre-commit does with the hook: it runs the entry with the staged files that fit."""

    @pytest.fixture
    def hook(self) -> dict[str, object]:
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        assert isinstance(hook, dict)
        return hook

    def staged(self, repository: Repository, hook: dict[str, object]) -> str:
        names = repository("git diff --cached --name-only --diff-filter=ACMR").splitlines()
        fitting = [
            name for name in names if re.search(str(hook["files"]), name) and name.endswith((".yaml", ".yml"))
        ]
        return shlex.join([*shlex.split(str(hook["entry"])), *fitting])

    def test_a_good_file_passes(self, repository: Repository, hook: dict[str, object]) -> None:
        repository.write("journeys/haircut.yaml", DEAD)
        repository.write("product/journeys/deep/new.yml", HOLDS)
        repository.write("journeys/notes.md", "no journey")
        repository.write("other.yaml", "no: journey")
        repository("git add -A")
        line = self.staged(repository, hook)
        assert line == "mot check journeys/haircut.yaml product/journeys/deep/new.yml"
        assert repository.run(line).returncode == 0

    def test_a_bad_file_fails_and_says_where(self, repository: Repository, hook: dict[str, object]) -> None:
        repository.write("journeys/haircut.yaml", BROKEN)
        repository("git add -A")
        done = repository.run(self.staged(repository, hook))
        assert done.returncode == 1
        assert "journeys/haircut.yaml:3:20" in done.stdout

    def test_the_package_is_what_pre_commit_installs(self, hook: dict[str, object]) -> None:
        assert hook["language"] == "python"
        assert hook["types"] == ["yaml"]


def steps() -> Iterator[str]:
    """What the workflow of the README runs, but for the installation."""
    text = README.read_text("utf-8")
    (block,) = re.findall(r"^```yaml\n(name: journeys\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for step in yaml.safe_load(block)["jobs"]["journeys"]["steps"]:
        if "run" in step and not step["run"].startswith("pip install"):
            yield step["run"]


class TestAPullRequest:
    """The README's workflow, in a clone of the branch to be merged."""

    @pytest.fixture
    def clone(self, repository: Repository, tmp_path: Path, tools: Path) -> Repository:
        repository("git checkout -qb change")
        shutil.copytree(repository.folder, tmp_path / "origin")
        made = Repository(tmp_path / "clone", tools)
        repository(f"git clone -q --branch change {shlex.quote(str(tmp_path / 'origin'))} {made.folder}")
        made("git rev-parse -q --verify origin/main")
        return made

    def checked(self, clone: Repository) -> tuple[list[bool], str]:
        """Whether each step passed, and what they said."""
        clone.commit()
        ran = [clone.run(step, GITHUB_BASE_REF="main", GITHUB_ACTIONS="true") for step in steps()]
        return [done.returncode == 0 for done in ran], "".join(done.stdout + done.stderr for done in ran)

    def test_runs_the_three_checks(self) -> None:
        assert [" ".join(re.findall(r"mot (check|score|diff)", step)) for step in steps()] == [
            "check",
            "score",
            "diff",
        ]

    def test_passes_where_nothing_got_worse(self, clone: Repository) -> None:
        clone.write("journeys/haircut.yaml", HOLDS.replace("rating: 4", "rating: 4.5"))
        clone.write("journeys/new.yaml", HOLDS)
        assert self.checked(clone)[0] == [True, True, True]

    def test_passes_where_no_journey_is_touched(self, clone: Repository) -> None:
        clone.write("README.md", "A change elsewhere")
        assert self.checked(clone)[0] == [True, True, True]

    def test_passes_where_a_journey_was_removed_or_renamed(self, clone: Repository) -> None:
        clone("git mv journeys/haircut.yaml 'journeys/a barber.yaml' && git rm -q journeys/bakery.yaml")
        assert self.checked(clone)[0] == [True, True, True]

    def test_fails_where_a_journey_gets_worse(self, clone: Repository) -> None:
        clone.write("journeys/haircut.yaml", WORSE)
        statuses, said = self.checked(clone)
        assert statuses == [True, True, False]
        assert "The multiplicative score falls from 89.4 to 40" in said

    def test_fails_where_the_first_of_two_gets_worse(self, clone: Repository) -> None:
        clone.write("journeys/bakery.yaml", WORSE)
        clone.write("journeys/haircut.yaml", HOLDS.replace("rating: 4", "rating: 5"))
        assert self.checked(clone)[0] == [True, True, False]

    def test_fails_where_a_journey_with_a_space_in_its_name_gets_worse(
        self, repository: Repository, clone: Repository
    ) -> None:
        clone.write("journeys/a cut & a shave.yaml", HOLDS)
        clone.commit()
        clone("git push -q origin HEAD:main && git fetch -q")
        clone.write("journeys/a cut & a shave.yaml", WORSE)
        assert self.checked(clone)[0] == [True, True, False]

    def test_fails_where_a_journey_outside_ascii_gets_worse(self, clone: Repository) -> None:
        clone.write("journeys/미용실.yaml", HOLDS)
        clone.commit()
        clone("git push -q origin HEAD:main && git fetch -q")
        clone.write("journeys/미용실.yaml", WORSE)
        assert self.checked(clone)[0] == [True, True, False]

    def test_fails_where_a_journey_is_renamed_and_gets_worse(self, clone: Repository) -> None:
        clone("git mv journeys/haircut.yaml journeys/barber.yaml")
        clone.write("journeys/barber.yaml", WORSE)
        assert self.checked(clone)[0] == [True, True, False]

    def test_fails_where_a_journey_collapses(self, clone: Repository) -> None:
        clone.write("journeys/haircut.yaml", DEAD)
        assert self.checked(clone)[0] == [True, False, False]

    def test_fails_where_a_new_journey_collapses(self, clone: Repository) -> None:
        clone.write("journeys/new.yaml", COLLAPSES)
        assert self.checked(clone)[0] == [True, False, True]

    def test_fails_where_a_file_is_no_journey_and_annotates_it(self, clone: Repository) -> None:
        clone.write("journeys/haircut.yaml", BROKEN)
        statuses, said = self.checked(clone)
        assert statuses == [False, False, False]
        assert "::error file=journeys/haircut.yaml,line=3,col=20" in said

    def test_is_not_about_what_main_did_since(self, clone: Repository) -> None:
        better = HOLDS.replace("rating: 4", "rating: 5")
        clone("git checkout -q main")
        clone.write("journeys/haircut.yaml", better)
        clone.commit("Main moves on")
        clone("git push -q origin main && git fetch -q && git checkout -q change")
        clone.write("journeys/bakery.yaml", HOLDS.replace("rating: 4", "rating: 5"))
        assert self.checked(clone)[0] == [True, True, True]
