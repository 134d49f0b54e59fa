"""The site at Caddy. (Collected only where Caddy is installed: see the report's header.)"""

from tests.deploy import servers
from tests.deploy.served import Served


class TestCaddy(Served):
    serving = staticmethod(servers.caddy)
