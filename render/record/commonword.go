package record

import "strings"

// isCommon reports whether s is a single everyday English word, whatever its case.
func isCommon(s string) bool {
	w := strings.ToLower(s)
	return functionWords[w] || everydayWords[w]
}

// functionWords join the words that say something.
var functionWords = wordSet(`
	a about above across after again against all almost along already also although always am among an and another any anybody
	anyone anything are around as at away back be became because become been before behind being below beneath beside besides between
	beyond both but by can cannot could did do does doing done down during each either else enough even ever every everybody everyone
	everything except few for from further had has have having he hence her here hers herself him himself his how however i if in
	indeed instead into is it its itself just least less many may me might mine more most much must my myself near neither never
	next no nobody none nor not nothing now of off often on once one only onto or other others otherwise our ours ourselves out
	over own per perhaps quite rather same several shall she should since so some somebody someone something sometimes soon still such
	than that the their theirs them themselves then there therefore these they this those though through throughout thus till to
	together too toward towards under unless until unto up upon us very was we were what whatever when whenever where whereas wherever
	whether which while who whoever whole whom whose why will with within without would yes yet you your yours yourself`)

// everydayWords are frequent nouns, verbs and adjectives, days, months and numbers. Those that are mostly names when they
// begin with a capital, such as bush, gates or rice, are left out.
var everydayWords = wordSet(`
	act action agency agree agreement aid air ally allies amount announcement answer area arm arms army article ask attack authority
	bad bank base battle begin best better big bill black blue board body book border boy bring brother building business call
	campaign capital car case cause center central centre chairman chance change chief child children church citizen city clear close
	coalition coast come commander commission committee common community company conference congress control corps council country
	county couple course court crisis daily data date daughter day days deal death decision defence defense delegation deputy
	development director district document door early east eastern economy effort eight election embassy end enemy energy event evidence
	expert eye face fact faction family far father federal field fight fire firm first five floor follow food force forces foreign
	forum four free friend front fund future game general get girl give go good government governor great green ground group guard
	hand he'd head health help high history hold home hope hour house human hundred idea important independent industry
	information inside institute intelligence interest international island issue join judge keep kind king know land large last late
	later law lawyer lead leader leaders leave left letter level life light like line list little live local long look lord lose
	loss low made main major make man march mark market mayor mean media meeting member men message military million mind minister
	ministry minute mission moment money monday month morning mother mountain move movement name nation national nations navy need
	network new news newspaper night nine north northern note number occupation of office officer official officials old open operation
	opposition order organisation organization outside paper parliament part party patrol peace people person place plan plant play point
	police policy political poor port position power premier president press prime prince private problem process program
	programme project public push queen question race rebel rebels red regime region report republic research resistance result return
	right rights river road rose rule run sanctions say school science sea second secret secretary security see senate senator send
	senior service services set seven shadow ship side single sister site situation six small social society soldier son source
	south southern speaker special spokesman spokesperson spokeswoman spring staff stand star start state statement states stop story street
	strike strong student study summer summit support sure system table take talk talks team tell ten test think third thousand three
	time times today top total town trade train treaty tribunal troops true try turn two union unit united university upper use
	village voice war wartime water way week weapons west western white wife win winter wing woman women word words work worker
	world year years young zone
	monday tuesday wednesday thursday friday saturday sunday
	january february march april june july august september october november december`)

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		set[w] = true
	}
	return set
}
