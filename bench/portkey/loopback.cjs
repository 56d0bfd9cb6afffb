// Loaded before Portkey, which would listen on every interface.
const net = require('node:net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, _host, listening) {
  return listen.call(this, port, '127.0.0.1', listening);
};
