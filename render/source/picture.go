package source

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

// maxSide is the greatest width or height in pixels that is believed.
const maxSide = 1 << 20

// picture returns the size in pixels of the PNG, JPEG, GIF or WebP picture that r begins with, as a browser shows it
// (a JPEG turned by its Exif orientation is turned here too), or zeros where r begins with none of these or its header is
// damaged. It reads no further than it must.
func picture(r *bufio.Reader) (width, height int) {
	head, _ := r.Peek(30) // shorter at the end of a short file
	switch {
	case len(head) >= 24 && string(head[:8]) == "\x89PNG\r\n\x1a\n" && string(head[12:16]) == "IHDR":
		width, height = int(binary.BigEndian.Uint32(head[16:])), int(binary.BigEndian.Uint32(head[20:]))
	case len(head) >= 10 && (string(head[:6]) == "GIF87a" || string(head[:6]) == "GIF89a"):
		width, height = int(binary.LittleEndian.Uint16(head[6:])), int(binary.LittleEndian.Uint16(head[8:]))
	case len(head) == 30 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		width, height = webpSize(head)
	case len(head) >= 3 && string(head[:3]) == "\xFF\xD8\xFF":
		width, height = jpegSize(r)
	}
	if width <= 0 || height <= 0 || width > maxSide || height > maxSide {
		return 0, 0
	}
	return width, height
}

// webpSize reads the first chunk of a WebP file (RFC 9649, sections 2.5 to 2.7): head is the file's first 30 bytes.
func webpSize(head []byte) (width, height int) {
	switch string(head[12:16]) {
	case "VP8 ": // RFC 6386, section 9.1: a key frame's start code, then 14 bits each
		if string(head[23:26]) == "\x9d\x01\x2a" {
			return int(binary.LittleEndian.Uint16(head[26:]) & 0x3FFF), int(binary.LittleEndian.Uint16(head[28:]) & 0x3FFF)
		}
	case "VP8L":
		if head[20] == 0x2F {
			bits := binary.LittleEndian.Uint32(head[21:])
			return int(bits&0x3FFF) + 1, int(bits>>14&0x3FFF) + 1
		}
	case "VP8X":
		return int(uint24(head[24:])) + 1, int(uint24(head[27:])) + 1
	}
	return 0, 0
}

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// jpegSize reads markers (ITU-T T.81, annex B) as far as the frame header.
func jpegSize(r *bufio.Reader) (width, height int) {
	turned := false
	if _, err := r.Discard(2); err != nil {
		return 0, 0
	}
	for {
		marker, ok := nextMarker(r)
		if !ok || marker == 0xD9 || marker == 0xDA { // the end, or the picture itself, without a frame header
			return 0, 0
		}
		if marker == 0x01 || 0xD0 <= marker && marker <= 0xD8 { // these stand alone
			continue
		}
		var length [2]byte
		if _, err := io.ReadFull(r, length[:]); err != nil {
			return 0, 0
		}
		n := int(binary.BigEndian.Uint16(length[:])) - 2
		switch {
		case n < 0:
			return 0, 0
		case marker == 0xE1:
			segment := make([]byte, n)
			if _, err := io.ReadFull(r, segment); err != nil {
				return 0, 0
			}
			turned = turned || sideways(segment)
		case 0xC0 <= marker && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
			var frame [5]byte
			if _, err := io.ReadFull(r, frame[:]); err != nil {
				return 0, 0
			}
			height, width = int(binary.BigEndian.Uint16(frame[1:])), int(binary.BigEndian.Uint16(frame[3:]))
			if turned {
				width, height = height, width
			}
			return width, height
		default:
			if _, err := r.Discard(n); err != nil {
				return 0, 0
			}
		}
	}
}

// nextMarker reads a marker, which any number of fill bytes may precede.
func nextMarker(r *bufio.Reader) (byte, bool) {
	b, err := r.ReadByte()
	if err != nil || b != 0xFF {
		return 0, false
	}
	for b == 0xFF {
		if b, err = r.ReadByte(); err != nil {
			return 0, false
		}
	}
	return b, true
}

// sideways reports whether an Exif segment says that the picture is shown turned by a quarter: orientation 5 to 8 in the
// first directory (Exif 2.3, section 4.6.4).
func sideways(segment []byte) bool {
	tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return false
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	offset := uint64(order.Uint32(tiff[4:]))
	if offset+2 > uint64(len(tiff)) {
		return false
	}
	entries := tiff[offset+2:]
	for range order.Uint16(tiff[offset:]) {
		if len(entries) < 12 {
			return false
		}
		if order.Uint16(entries) == 0x0112 {
			value := order.Uint16(entries[8:])
			return 5 <= value && value <= 8
		}
		entries = entries[12:]
	}
	return false
}
