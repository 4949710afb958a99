package export

import "github.com/seed-0837baff/dateline/render/record"

// Types lists what the ledger consists of, in the order in which the vocabulary tells it.
func Types() []Type {
	return []Type{
		siteTable.data(), briefingTable.data(), actorTable.data(), claimTable.data(), eventTable.data(), relationTable.data(),
		placeTable.data(), sourceTable.data(), storyTable.data(), topicTable.data(), noteTable.data(),
	}
}

// The words that are computed (vocabulary, "What is computed").
var (
	standings = []string{"stands", "disputed", "partly-disputed", "superseded", "corrected", "withdrawn", "retracted"}
	// restingStandings are those of events and relations, which rest on claims.
	restingStandings = []string{"stands", "disputed", "partly-disputed", "unsupported"}
	supports         = []string{"single-source", "repeated", "corroborated"}
	claimOutcomes    = []string{"open", "happened", "partly", "missed", "cancelled", "accepted", "rejected", "overdue", "unsettled"}
	eventStatuses    = append(choices(record.BriefingFile, "events", "status"), "partly", "missed", "overdue", "unsettled")
)
