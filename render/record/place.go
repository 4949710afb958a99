package record

var precisions = []string{"point", "town", "area", "region", "country"}

var placeKeys = newTable("place", []key[Place]{
	textKey("name", "The name.", func(p *Place) *Value { return &p.Name }).must(),
	aliasesKey(func(p *Place) (names, redirects *[]Value) { return &p.Aliases, &p.Redirects }),
	textKey("summary", "What it is, in a sentence.", func(p *Place) *Value { return &p.Summary }),
	{Key{Name: "at", Doc: "Latitude and longitude in degrees (WGS 84).", Form: Form{Type: TypeNumber, List: true, Size: 2}}, (*reader).coordinates},
	choiceKey("precision", "How exact `at` is, as it is drawn.", precisions, func(p *Place) *string { return &p.Precision }),
	refKey("in", "The place or state that it lies in.", func(p *Place) *Value { return &p.In }),
})

// coordinates reads [latitude, longitude].
func (r *reader) coordinates(v *node, to *Place) {
	if v.kind != list || len(v.items) != 2 {
		r.errOn(v, "write at: [55.8, 52.1]", "a latitude and a longitude are wanted")
		return
	}
	lat, latOK := r.degrees(&v.items[0], "latitude", 90)
	lon, lonOK := r.degrees(&v.items[1], "longitude", 180)
	if latOK && lonOK {
		to.Lat, to.Lon, to.Located = lat, lon, true
	}
}

func (r *reader) degrees(v *node, what string, limit float64) (float64, bool) {
	x, ok := r.number(v, what)
	if ok && (x < -limit || x > limit) {
		r.errOn(v, "latitude stands first, in degrees", "%s %s is beyond ±%g", what, v.text, limit)
		return 0, false
	}
	return x, ok
}

func newPlace(r *reader, id Value, n *node, o owner) *Place {
	p := &Place{ID: id}
	placeKeys.read(r, n, o, p)
	return p
}

func parsePlaces(r *reader, f *File, n *node) {
	registry(r, n, "places", func(id Value, v *node, o owner) { f.Places = append(f.Places, newPlace(r, id, v, o)) })
}

func parsePlace(r *reader, f *File, n *node) {
	id := r.fileID()
	f.Places = []*Place{newPlace(r, id, n, r.fileOwner())}
}
