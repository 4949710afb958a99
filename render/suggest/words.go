package suggest

// isRole reports whether a word, in small letters, says what the bearer of the name behind it is.
func isRole(word string) bool { return roles[word] }

var roles = wordSet(`president premier minister chancellor secretary ambassador senator congressman congresswoman governor mayor chairman chairwoman
	director general admiral colonel major captain lieutenant sergeant commander marshal brigadier spokesman spokeswoman spokesperson deputy
	representative envoy commissioner king queen prince princess pope bishop archbishop judge justice professor doctor dr mr mrs ms sir lord lady
	analyst adviser advisor correspondent editor leader delegate diplomat historian attorney`)

// shortTitles are titles that a full stop follows.
var shortTitles = wordSet(`mr mrs ms dr prof gen col maj capt lt sgt sen rep gov amb adm st`)

// particles may stand within a name, in small letters.
var particles = wordSet(`of de del da di du van von bin ibn al el la le der den ter y e`)

// plainOpeners are words that begin sentences, or that say where somebody or something is from: no part of a name by themselves.
var plainOpeners = wordSet(`the a an in on at by for from of to with and but or nor so yet as if when while where why how who what which that this these
	those then there here it he she they we you his her its their our my your not no nor after before since until during under over between both
	each every all some many most more several other another such only even also now today yesterday later meanwhile however instead nobody nothing
	according among against because though although despite once twice whether western eastern northern southern
	american british french german italian russian soviet ukrainian iranian chinese japanese indian israeli turkish cuban canadian polish spanish
	european african asian arab`)

// calendar are words that make a date or a festival of a name.
var calendar = wordSet(`january february march april may june july august september october november december monday tuesday wednesday thursday friday
	saturday sunday`)

// placeOpeners begin the names of places.
var placeOpeners = wordSet(`lake mount cape gulf port strait straits isle river`)

// placeWords end the names of places.
var placeWords = wordSet(`river sea ocean lake island islands bay gulf strait straits mount mountain mountains valley desert peninsula cape airport airfield
	harbour harbor port province district street avenue square bridge canal coast`)

// bodyWords are in the names of organizations.
var bodyWords = wordSet(`council committee commission ministry department agency board bureau office service institute university college academy party union
	organization organisation association federation league army navy force forces corps guard guards command company corporation bank court
	parliament assembly senate congress group foundation society church times herald post tribune news press council staff police embassy centre center`)
