"""What Mozilla's HTTP Observatory says of us. (Collected only where it and a server can run: see the report's header.)"""

from tests import observatory
from tests.conftest import SERVERS
from tests.deploy import servers
from tests.deploy.conftest import Host

# All that it gives more than 100 points for, and that we can have. It gives 5 more to cookies that are set with care, to
# scripts that come from elsewhere with a digest, and to a whole domain that browsers have on their list: we have none.
MORE = {
    "Content Security Policy (CSP)": 10,
    "Referrer Policy": 5,
    "X-Frame-Options": 5,
    "Cross Origin Resource Policy": 10,
}


def test_mozilla_s_observatory_gives_its_best_grade(copies, tmp_path):
    for name in [name for name, program in SERVERS.items() if program]:
        folder = tmp_path / name
        folder.mkdir()
        with getattr(servers, name)(folder, copies("").folder, "") as ports:
            host = Host(ports, copies(""), folder)
            _, headers, body = host.ask("/")
            location = host.ask("/", port=host.plain)[1]["Location"]
        found = observatory.grade("northway.example", headers, body.decode(), location)
        assert {test: points for test, points in found["scores"].items() if points} == MORE, name
        assert (found["grade"], found["score"]) == ("A+", 130)
