package scaffold

import (
	"fmt"
	"path/filepath"
	"strings"
)

// workflowPath is where GitHub looks for workflows, below the repository's root.
const workflowPath = ".github/workflows/pages.yml"

// Workflow writes the workflow that publishes the site with GitHub Pages, beside the content folder. It returns its name.
func Workflow(content string) (string, error) {
	abs, err := filepath.Abs(content)
	if err != nil {
		return "", fmt.Errorf("find the content folder: %w", err)
	}
	t, err := openTree(filepath.Join(content, ".."))
	if err != nil {
		return "", fmt.Errorf("open folder of the site: %w", err)
	}
	defer t.root.Close()
	flags := ""
	if base := filepath.Base(abs); base != "content" {
		flags = " --content '" + strings.ReplaceAll(base, "'", `'\''`) + "'"
	}
	return t.name(workflowPath), t.create(workflowPath, []byte(begin("pages.yml", "{flags}", flags)))
}
