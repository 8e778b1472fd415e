package cli

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// look measures the page in a narrow frame: how far it runs over, what has too little contrast, and how changes are drawn.
const look = `<!DOCTYPE html><meta charset="utf-8"><iframe width="360" height="800" srcdoc="%PAGE%"></iframe><pre id="out"></pre><script>
onload = () => {
  const d = document.querySelector('iframe').contentDocument, w = d.defaultView
  const rgb = c => (c.match(/[\d.]+/g) || [0,0,0,0]).map(Number)
  const light = c => { const [r,g,b] = rgb(c).map(v => (v/=255) <= .04045 ? v/12.92 : ((v+.055)/1.055)**2.4); return .2126*r + .7152*g + .0722*b }
  const back = e => { for (; e; e = e.parentElement) { const c = w.getComputedStyle(e).backgroundColor; if (rgb(c).length < 4 || rgb(c)[3] > 0) return c } return 'rgb(255,255,255)' }
  const faint = []
  for (const e of d.body.querySelectorAll('*')) {
    if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue
    const a = light(w.getComputedStyle(e).color), b = light(back(e)), ratio = (Math.max(a,b)+.05)/(Math.min(a,b)+.05)
    if (ratio < 4.5) faint.push(e.outerHTML.slice(0, 80) + ' ' + ratio.toFixed(2))
  }
  const drawn = tag => [...d.querySelectorAll(tag)].every(e => w.getComputedStyle(e).textDecorationLine == {INS: 'underline', DEL: 'line-through'}[e.tagName])
  document.getElementById('out').textContent = JSON.stringify({over: d.documentElement.scrollWidth - 360, faint, drawn: drawn('ins') && drawn('del'),
    changes: d.querySelectorAll('ins, del').length, sections: d.querySelectorAll('section > h2').length, dark: w.matchMedia('(prefers-color-scheme: dark)').matches})
}
</script>`

// TestRedlineInABrowser opens the redline of all pairs in Chromium, by day and by night.
func TestRedlineInABrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	list := pairs(t)
	list = append(list, long(t))
	var page bytes.Buffer
	if err := printDiffHTML(nil, &page, list); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "look.html")
	frame := bytes.Replace([]byte(look), []byte("%PAGE%"), []byte(html.EscapeString(page.String())), 1)
	if err := os.WriteFile(file, frame, 0o600); err != nil {
		t.Fatal(err)
	}
	for scheme, dark := range map[string]bool{"1": false, "0": true} {
		out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--blink-settings=preferredColorScheme="+scheme,
			"--virtual-time-budget=5000", "--dump-dom", "file://"+file).Output()
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Over, Changes, Sections int
			Faint                   []string
			Drawn, Dark             bool
		}
		found := regexp.MustCompile(`<pre id="out">(.*)</pre>`).FindSubmatch(out)
		if found == nil || json.Unmarshal([]byte(html.UnescapeString(string(found[1]))), &got) != nil {
			t.Fatalf("the page measured nothing: %.300s", out)
		}
		if got.Over > 0 || !got.Drawn || got.Changes < 50 || got.Sections < 20 || got.Dark != dark {
			t.Errorf("dark %v: %+v", dark, got)
		}
		for _, f := range got.Faint {
			t.Errorf("dark %v: too little contrast: %s", dark, f)
		}
	}
}
