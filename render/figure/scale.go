package figure

import (
	"math"
	"strconv"
	"strings"
)

// scale is a linear axis: a stretch of numbers with round ticks. It is never logarithmic.
type scale struct {
	lo, hi float64
	step   float64
}

// scaleOf is the scale that shows lo to hi by about five steps of 1, 2 or 5 times a power of ten. It begins at zero where
// that takes no more than half of its length.
func scaleOf(lo, hi float64) scale {
	switch {
	case lo >= 0 && lo <= hi/2:
		lo = 0
	case hi <= 0 && hi >= lo/2:
		hi = 0
	}
	if hi-lo <= mul(max(math.Abs(lo), math.Abs(hi)), 1e-9) { // one number alone
		room := math.Abs(hi) / 4
		if room == 0 {
			room = 1
		}
		lo, hi = lo-room, hi+room
	}
	step := roundStep((hi - lo) / 5)
	return scale{lo: mul(math.Floor(lo/step+1e-9), step), hi: mul(math.Ceil(hi/step-1e-9), step), step: step}
}

// roundStep is the least of 1, 2 or 5 times a power of ten that is not below v.
func roundStep(v float64) float64 {
	power, _ := strconv.ParseFloat("1e"+strconv.Itoa(int(math.Floor(math.Log10(v)))), 64)
	for _, m := range [...]float64{1, 2, 5} {
		if mul(m, power) >= mul(v, 1-1e-9) {
			return mul(m, power)
		}
	}
	return mul(power, 10)
}

// at is where a number stands, as a share of the axis.
func (s scale) at(v float64) float64 { return (v - s.lo) / (s.hi - s.lo) }

// ticks are the round numbers of the axis.
func (s scale) ticks() []float64 {
	var list []float64
	for i := range 12 {
		v := s.lo + mul(float64(i), s.step)
		if v > s.hi+s.step/2 {
			break
		}
		if math.Abs(v) < s.step/1e6 {
			v = 0
		}
		list = append(list, v)
	}
	return list
}

// decimals are the digits behind the point that a tick needs.
func (s scale) decimals() int {
	return min(max(-int(math.Floor(float64(math.Log10(s.step))+1e-9)), 0), 12)
}

// amount is a number as it was given, its thousands apart: "40,000". From 10^15 on it is written with an exponent.
func amount(v float64, decimals int) string {
	if math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	digits := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest, _ := strings.Cut(digits, ".")
	var b strings.Builder
	if v < 0 {
		b.WriteString("−")
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if rest != "" {
		b.WriteString("." + rest)
	}
	return b.String()
}
