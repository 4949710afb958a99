package ledger

// Every returns all briefings by id, withheld ones included: for what is told to the author alone, never for what is published.
func (l *Ledger) Every() []*Briefing { return l.all }
