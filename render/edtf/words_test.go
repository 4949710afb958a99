package edtf

import "testing"

func TestWords(t *testing.T) {
	for _, c := range []struct{ give, words, short string }{
		{"2023-06-10", "10 June 2023", "10 Jun 2023"},
		{"2023-06", "June 2023", "Jun 2023"},
		{"2023", "2023", "2023"},
		{"2023-21", "spring 2023", "spring 2023"},
		{"2023-23~", "about autumn 2023", "c. autumn 2023"},
		{"2023-24", "winter 2023–24", "winter 2023–24"},
		{"1999-24", "winter 1999–2000", "winter 1999–2000"},
		{"2008-24", "winter 2008–09", "winter 2008–09"},
		{"0500-24", "winter AD 500", "winter AD 500"},
		{"202X", "2020s", "2020s"},
		{"198X~", "about the 1980s", "c. 1980s"},
		{"002X", "AD 20s", "AD 20s"},
		{"000X", "between 1 BC and AD 9", "1 BC – AD 9"},
		{"-012X~", "between 130 BC and 121 BC (approximate)", "c. 130 BC – 121 BC"},
		{"19", "20th century", "20th c."},
		{"19XX", "20th century", "20th c."},
		{"20XX%", "about the 21st century (uncertain)", "c. 21st c.?"},
		{"10", "11th century", "11th c."},
		{"01", "2nd century", "2nd c."},
		{"02", "3rd century", "3rd c."},
		{"-04", "5th century BC", "5th c. BC"},
		{"-00XX", "1st century BC", "1st c. BC"},
		{"2016~", "about 2016", "c. 2016"},
		{"2023-06-10?", "10 June 2023 (uncertain)", "10 Jun 2023?"},
		{"2016%", "about 2016 (uncertain)", "c. 2016?"},
		{"2023-XX", "some month of 2023", "in 2023"},
		{"2023-XX-XX", "some day in 2023", "in 2023"},
		{"2023-06-XX", "some day in June 2023", "in Jun 2023"},
		{"2023-06-XX~", "some day in June 2023 (approximate)", "c. in Jun 2023"},
		{"XXXX", "date unknown", "unknown"},
		{"XXXX-XX-XX", "date unknown", "unknown"},
		{"0000", "1 BC", "1 BC"},
		{"-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"},
		{"0079-08", "August AD 79", "Aug AD 79"},
		{"0999", "AD 999", "AD 999"},
		{"1000", "1000", "1000"},
		{"Y170002", "170002", "170002"},
		{"Y-170001", "170002 BC", "170002 BC"},

		{"2022/2025", "from 2022 to 2025", "2022–2025"},
		{"2023-06-09/2023-06-10", "9–10 June 2023", "9–10 Jun 2023"},
		{"2023-05-28/2023-06-10", "from 28 May to 10 June 2023", "28 May – 10 Jun 2023"},
		{"2022-05-28/2023-06-10", "from 28 May 2022 to 10 June 2023", "28 May 2022 – 10 Jun 2023"},
		{"2024-01/2024-04", "from January to April 2024", "Jan–Apr 2024"},
		{"2023-12/2024-04", "from December 2023 to April 2024", "Dec 2023 – Apr 2024"},
		{"2023-05/2023-06-10", "from May to 10 June 2023", "May–10 Jun 2023"},
		{"2004-02-01/2005", "from 1 February 2004 to 2005", "1 Feb 2004 – 2005"},
		{"2004/2005-02-01", "from 2004 to 1 February 2005", "2004 – 1 Feb 2005"},
		{"2004/2004-06", "from 2004 to June 2004", "2004 – Jun 2004"},
		{"2004-06/2004", "from June 2004 to 2004", "Jun 2004 – 2004"},
		{"2023/2023", "2023", "2023"},
		{"1980?/1994~", "from 1980 (uncertain) to about 1994", "1980? – c. 1994"},
		{"2023-06-09~/2023-06-10", "from about 9 June 2023 to 10 June 2023", "c. 9 Jun 2023 – 10 Jun 2023"},
		{"-0099/-0049", "from 100 BC to 50 BC", "100 BC – 50 BC"},
		{"2022/..", "since 2022", "2022–"},
		{"2022~/..", "since about 2022", "c. 2022–"},
		{"2022/", "from 2022, end unknown", "2022–?"},
		{"../2016", "until 2016", "–2016"},
		{"/2023-06-09", "until 9 June 2023, start unknown", "≤ 9 Jun 2023"},

		{"[2024-01..2024-04]", "between January and April 2024", "Jan–Apr 2024"},
		{"[2023-06-09..2023-06-12]", "between 9 and 12 June 2023", "9–12 Jun 2023"},
		{"[2022..2025]", "between 2022 and 2025", "2022–2025"},
		{"[..2023-06-10]", "by 10 June 2023", "≤ 10 Jun 2023"},
		{"[..2016~]", "by about 2016", "≤ c. 2016"},
		{"[2023-06..]", "from June 2023 on", "≥ Jun 2023"},
	} {
		d := mustParse(t, c.give)
		if got := d.Words(); got != c.words {
			t.Errorf("%s: words %q, want %q", c.give, got, c.words)
		}
		if got := d.Short(); got != c.short {
			t.Errorf("%s: short %q, want %q", c.give, got, c.short)
		}
	}
}
