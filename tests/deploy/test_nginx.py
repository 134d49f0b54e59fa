"""The site at nginx. (Collected only where nginx is installed: see the report's header.)"""

from tests.deploy import servers
from tests.deploy.served import Served


class TestNginx(Served):
    serving = staticmethod(servers.nginx)

    @classmethod
    def encodings(cls):
        return {"gzip", "br"} if servers.nginx_brotli() else {"gzip"}
