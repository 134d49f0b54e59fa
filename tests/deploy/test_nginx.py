"""The site at nginx. (Collected only where nginx is installed: see the report's header.)"""

import http.client

from tests.deploy import servers
from tests.deploy.served import Served


class TestNginx(Served):
    serving = staticmethod(servers.nginx)

    @classmethod
    def encodings(cls):
        return {"gzip", "br"} if servers.nginx_brotli() else {"gzip"}


def test_what_is_asked_in_the_clear_is_led_to_https_and_not_written_down(copies, tmp_path):
    plain = servers.free_port()
    with servers.nginx(tmp_path, copies("").folder, "", plain=plain):
        connection = http.client.HTTPConnection("127.0.0.1", plain, timeout=10)
        connection.request("GET", "/y/?from=home", headers={"Host": "northway.example"})
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, "https://northway.example/y/?from=home")
        connection.close()
    for log in (path for path in tmp_path.iterdir() if path.is_file() and path.suffix != ".conf"):
        assert b"/y/" not in log.read_bytes(), log
