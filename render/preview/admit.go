package preview

import (
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
)

// hostsOf are the values of Host by which a server at addr may be asked: this machine's own names and numbers, the name that
// it was told to listen at, and where it listens at every interface their numbers; never any other name.
func hostsOf(addr net.Addr, host string) map[string]bool {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return nil
	}
	names := []string{"localhost", "127.0.0.1", "::1", tcp.IP.String()}
	ip, err := netip.ParseAddr(host)
	if host != "" && (err != nil || !ip.IsUnspecified()) {
		names = append(names, strings.ToLower(host))
	}
	if tcp.IP.IsUnspecified() {
		names = append(names, interfaces()...)
	}
	hosts := map[string]bool{}
	for _, name := range names {
		if ip := net.ParseIP(name); ip != nil && ip.IsUnspecified() {
			continue
		}
		hosts[net.JoinHostPort(name, strconv.Itoa(tcp.Port))] = true
		if tcp.Port == 80 {
			hosts[strings.TrimSuffix(net.JoinHostPort(name, "80"), ":80")] = true
		}
	}
	return hosts
}

// interfaces are the numeric addresses of this machine.
func interfaces() []string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var list []string
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok {
			list = append(list, n.IP.String())
		}
	}
	return list
}

// refuse returns the status with which a request is refused, and why; 0 where it is not.
func (s *Server) refuse(r *http.Request) (status int, why string) {
	h := r.Header
	switch {
	case !s.hosts[r.Host]:
		return http.StatusForbidden, "this server does not go by that name"
	case len(h["Origin"]) > 1 || len(h["Origin"]) == 1 && h["Origin"][0] != "http://"+r.Host:
		return http.StatusForbidden, "another site's page asks"
	case !sameSite(r):
		return http.StatusForbidden, "another site's page asks"
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed, "only GET and HEAD are answered"
	case r.ContentLength != 0:
		return http.StatusRequestEntityTooLarge, "a request has no body"
	case len(r.RequestURI) > 8192:
		return http.StatusRequestURITooLong, "the address is too long"
	}
	return 0, ""
}

// sameSite reports whether a request is this server's own pages', or the reader's own: typed, or by following a link to a
// page from wherever. Browsers that do not say are taken for old ones, or for none.
func sameSite(r *http.Request) bool {
	sites := r.Header["Sec-Fetch-Site"]
	if len(sites) == 0 {
		return true
	}
	if len(sites) > 1 {
		return false
	}
	switch sites[0] {
	case "same-origin", "none":
		return true
	case "cross-site", "same-site": // other ports of localhost are of the same site
		return one(r, "Sec-Fetch-Mode") == "navigate" && one(r, "Sec-Fetch-Dest") == "document" && r.Method == http.MethodGet &&
			!strings.HasPrefix(r.URL.Path, prefix)
	}
	return false
}

// one is the value of a header that stands once, else "".
func one(r *http.Request, name string) string {
	if v := r.Header[name]; len(v) == 1 {
		return v[0]
	}
	return ""
}
