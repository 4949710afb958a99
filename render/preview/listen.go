package preview

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strconv"
)

// moreTries is how many ports after the one asked for are tried.
const moreTries = 100

// Listen listens at a host's port: a name or a number, "" for this machine alone. A busy port is an error where it was asked
// for explicitly; else the next one that is free is taken, which the listener's address tells.
func Listen(host string, port int, explicit bool) (net.Listener, error) {
	if host == "" {
		host = "127.0.0.1"
	}
	if port < 0 || port > 65535 {
		return nil, fmt.Errorf("listen at port %d: ports are 0 to 65535", port)
	}
	var first error
	for n := port; n <= min(port+moreTries, 65535); n++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = fmt.Errorf("listen at %s: %w", net.JoinHostPort(host, strconv.Itoa(n)), reason(err))
		}
		var taken *os.SyscallError // rather than a name that leads nowhere
		if explicit || !errors.As(err, &taken) {
			break
		}
	}
	return nil, first
}

// reason is an error of net without the address, which is told anyway.
func reason(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// nameOf is what stands in the URL of a server at addr that was asked to listen at host: localhost where that leads there.
func nameOf(addr net.Addr, host string) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return addr.String()
	}
	ip, err := netip.ParseAddr(host)
	if host == "" || err == nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		host = "localhost"
	}
	if tcp.Port == 80 {
		return host
	}
	return net.JoinHostPort(host, strconv.Itoa(tcp.Port))
}
