package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"sopkit/internal/procedure"
	"sopkit/internal/source"
)

// links points links between documents at their new names and takes the images along.
func (p *planner) links(d *Document) {
	proc := procedure.Parse(d.To, d.Text)
	var edits []source.Edit
	seen := map[source.Span]bool{}
	nowhere := 0
	retarget := func(target string, within source.Span) {
		to, ok := p.target(d, target)
		if !ok && target != "" && !strings.ContainsAny(target[:1], "#/") && !strings.Contains(target, ":") && !seen[within] {
			nowhere, seen[within] = nowhere+1, true
		}
		at := strings.LastIndex(proc.File.Slice(within), target)
		if !ok || to == target || seen[within] {
			return
		}
		if seen[within] = true; at < 0 {
			d.guessed("the link to %s leads to %s now; its definition still says the old name", target, to)
			return
		}
		at += within.Start
		edits = append(edits, source.Edit{Span: source.Span{Start: at, End: at + len(target)}, Text: to})
	}
	procedure.Walk(proc, func(n procedure.Node) {
		if figure, ok := n.Block.(*procedure.Figure); ok {
			retarget(figure.Image.Target, figure.Span)
		}
		if n.Text != nil {
			for _, r := range n.Text.Runs {
				if r.Link != nil && !r.Link.Auto {
					retarget(r.Link.Target, r.Link.Span)
				}
			}
		}
	})
	d.Text, _ = source.Apply(d.Text, edits)
	if nowhere > 0 {
		d.guessed("links to files that were not imported: %d", nowhere)
	}
	if len(edits) > 0 {
		d.guessed("links follow the new names of the files: %d", len(edits))
	}
}

// target is where a link leads after the import; false when it leads out of the folder that is read.
func (p *planner) target(d *Document, target string) (string, bool) {
	file, anchor, _ := strings.Cut(target, "#")
	if file == "" || strings.Contains(file, ":") || path.IsAbs(file) {
		return "", false
	}
	from := path.Join(path.Dir(d.From), strings.ReplaceAll(file, "%20", " "))
	if other := p.made[from]; other != nil {
		if anchor != "" {
			anchor = "#" + anchor
		}
		return relative(d.To, other.To) + anchor, true
	}
	switch strings.ToLower(path.Ext(from)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg":
	default:
		return "", false
	}
	data, err := p.read(from)
	if err != nil {
		return "", false
	}
	to := p.picture(from)
	if !slices.ContainsFunc(d.Pictures, func(pic Picture) bool { return pic.To == to }) {
		d.Pictures = append(d.Pictures, Picture{to, data})
	}
	return relative(d.To, to), true
}

// picture is the path of an image: folders and name as they were, in small letters.
func (p *planner) picture(from string) string {
	ending := strings.ToLower(path.Ext(from))
	base := path.Join(folders(from), cmp.Or(slug(strings.TrimSuffix(path.Base(from), path.Ext(from))), "picture"))
	to := base + ending
	for n := 2; p.images[to] != "" && p.images[to] != from; n++ {
		to = fmt.Sprintf("%s-%d%s", base, n, ending)
	}
	p.images[to] = from
	return to
}

// folders are the folders of a path in small letters; "" at the top.
func folders(name string) string {
	out := ""
	for dir := range strings.SplitSeq(path.Dir(name), "/") {
		if dir != "." {
			out = path.Join(out, cmp.Or(slug(dir), "folder"))
		}
	}
	return out
}

// relative is the way from one file to another, both from the same folder.
func relative(from, to string) string {
	dir := path.Dir(from)
	up := ""
	for dir != "." && !strings.HasPrefix(to, dir+"/") {
		dir, up = path.Dir(dir), up+"../"
	}
	if dir != "." {
		to = strings.TrimPrefix(to, dir+"/")
	}
	return up + to
}

// nameTitle is a title made of a file name.
func nameTitle(name string) string {
	text := oneLine(strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(stem(name))))
	if text == "" {
		return "TODO"
	}
	first := []rune(text)
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}
