package page

import (
	"reflect"

	"github.com/seed-0837baff/dateline/render/plan"
)

// views tells which View each layout sees.
var views = map[string]reflect.Type{
	"home":        reflect.TypeFor[plan.Home](),
	"briefings":   reflect.TypeFor[plan.Briefings](),
	"briefing":    reflect.TypeFor[plan.Briefing](),
	"stories":     reflect.TypeFor[plan.Stories](),
	"story":       reflect.TypeFor[plan.Story](),
	"matrix":      reflect.TypeFor[plan.Matrix](),
	"network":     reflect.TypeFor[plan.Network](),
	"actors":      reflect.TypeFor[plan.Actors](),
	"actor":       reflect.TypeFor[plan.Actor](),
	"timeline":    reflect.TypeFor[plan.Timeline](),
	"year":        reflect.TypeFor[plan.Year](),
	"undated":     reflect.TypeFor[plan.Undated](),
	"topics":      reflect.TypeFor[plan.Topics](),
	"topic":       reflect.TypeFor[plan.Topic](),
	"page":        reflect.TypeFor[plan.Free](),
	"404":         reflect.TypeFor[plan.NotFound](),
	"claims":      reflect.TypeFor[plan.Claims](),
	"watchlist":   reflect.TypeFor[plan.Watchlist](),
	"places":      reflect.TypeFor[plan.Places](),
	"place":       reflect.TypeFor[plan.Place](),
	"sources":     reflect.TypeFor[plan.Sources](),
	"source":      reflect.TypeFor[plan.Source](),
	"corrections": reflect.TypeFor[plan.Corrections](),
	"redirect":    reflect.TypeFor[plan.Redirect](),
}
