package preview

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
)

// URLs are where other machines of the network find the site: one for each of this machine's numbers, where the server listens at
// every interface.
func (s *Server) URLs() []string {
	tcp, ok := s.listener.Addr().(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return nil
	}
	var list []string
	for _, number := range interfaces() {
		ip, err := netip.ParseAddr(number)
		if err != nil || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			continue
		}
		at := url.URL{Scheme: "http", Host: net.JoinHostPort(number, strconv.Itoa(tcp.Port)), Path: s.state.Load().base}
		list = append(list, at.String())
	}
	return list
}
