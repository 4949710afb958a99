package source

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

func encoded(t *testing.T, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	picture := image.NewPaletted(image.Rect(0, 0, 300, 20), color.Palette{color.Black, color.White})
	switch format {
	case "png":
		err = png.Encode(&b, picture)
	case "gif":
		err = gif.Encode(&b, picture, nil)
	case "jpeg":
		err = jpeg.Encode(&b, picture, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withExif puts an Exif segment that gives the orientation before everything else, and a segment of filling after it.
func withExif(picture []byte, order binary.AppendByteOrder, mark string, orientation uint16) []byte {
	exif := []byte("Exif\x00\x00" + mark)
	exif = order.AppendUint16(exif, 42)
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 2)
	for _, entry := range [][2]uint16{{0x010F, 0}, {0x0112, orientation}} {
		exif = order.AppendUint16(exif, entry[0])
		exif = order.AppendUint16(exif, 3)
		exif = order.AppendUint32(exif, 1)
		exif = order.AppendUint16(exif, entry[1])
		exif = order.AppendUint16(exif, 0)
	}
	out := []byte{0xFF, 0xD8, 0xFF, 0xFF, 0xE1}
	out = append(binary.BigEndian.AppendUint16(out, uint16(len(exif)+2)), exif...)
	out = append(binary.BigEndian.AppendUint16(append(out, 0xFF, 0xED), 60002), make([]byte, 60000)...)
	return append(out, picture[2:]...)
}

func riff(chunk string, body ...byte) []byte {
	b := append([]byte("RIFF\x00\x00\x00\x00WEBP"+chunk+"\x00\x00\x00\x00"), body...)
	return append(b, make([]byte, 16)...)
}

func TestPicture(t *testing.T) {
	jpg := encoded(t, "jpeg")
	tests := []struct {
		desc          string
		give          []byte
		width, height int
	}{
		{"png", encoded(t, "png"), 300, 20},
		{"gif", encoded(t, "gif"), 300, 20},
		{"jpeg", jpg, 300, 20},
		{"jpeg upright", withExif(jpg, binary.BigEndian, "MM", 3), 300, 20},
		{"jpeg turned", withExif(jpg, binary.BigEndian, "MM", 6), 20, 300},
		{"jpeg turned, little end first", withExif(jpg, binary.LittleEndian, "II", 8), 20, 300},
		{"jpeg cut off", jpg[:60], 0, 0},
		{"webp lossy", riff("VP8 ", 0, 0, 0, 0x9d, 0x01, 0x2a, 0x2c, 0x41, 20, 0), 300, 20},
		{"webp lossless", riff("VP8L", 0x2f, 0x2b, 0xc1, 0x04, 0), 300, 20},
		{"webp extended", riff("VP8X", 0, 0, 0, 0, 0x2b, 1, 0, 19, 0, 0), 300, 20},
		{"webp of another kind", riff("VP9 "), 0, 0},
		{"empty", nil, 0, 0},
		{"text", []byte("a line of text that is longer than any header"), 0, 0},
		{"png of no height", append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"), 0, 0, 0, 1, 0, 0, 0, 0), 0, 0},
	}
	for _, test := range tests {
		w, h := picture(bufio.NewReader(bytes.NewReader(test.give)))
		if w != test.width || h != test.height {
			t.Errorf("%s: got %d × %d, want %d × %d", test.desc, w, h, test.width, test.height)
		}
	}
	s, _, err := FromFS(site(map[string]string{"a.png": string(encoded(t, "png")), "b.md.png": "no"}), "c")
	if err != nil {
		t.Fatal(err)
	}
	if f, _ := s.File("a.png"); f.Width != 300 || f.Height != 20 {
		t.Errorf("file: %d × %d", f.Width, f.Height)
	}
}

func FuzzPicture(f *testing.F) {
	for _, seed := range []string{"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08", "GIF89a\x01\x00\x01\x00", "\x89PNG\r\n\x1a\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		w, h := picture(bufio.NewReader(bytes.NewReader(data)))
		if (w == 0) != (h == 0) || w < 0 || h < 0 {
			t.Errorf("%d × %d", w, h)
		}
	})
}
