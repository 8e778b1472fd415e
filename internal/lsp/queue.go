package lsp

// queue is files that wait to be checked, each once, in the order in which they came.
type queue struct {
	names   []string // some of them are taken already
	waiting map[string]bool
}

func (q *queue) add(name string) {
	if q.waiting[name] {
		return
	}
	if q.waiting == nil {
		q.waiting = map[string]bool{}
	}
	q.waiting[name] = true
	q.names = append(q.names, name)
}

func (q *queue) drop(name string) { delete(q.waiting, name) }

// take is the next file: one that is open, where one waits. The result is false when nothing waits.
func (q *queue) take(open map[string]int) (string, bool) {
	for name := range open {
		if q.waiting[name] {
			q.drop(name)
			return name, true
		}
	}
	for len(q.names) > 0 {
		name := q.names[0]
		q.names = q.names[1:]
		if q.waiting[name] {
			q.drop(name)
			return name, true
		}
	}
	return "", false
}
