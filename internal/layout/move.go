package layout

// move shifts an item on its page.
func move(item Item, dx, dy float64) {
	switch it := item.(type) {
	case *Text:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Rect:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Rule:
		it.X1, it.Y1, it.X2, it.Y2 = it.X1+dx, it.Y1+dy, it.X2+dx, it.Y2+dy
	case *Path:
		for _, polygon := range it.Polygons {
			for i := range polygon {
				polygon[i].X, polygon[i].Y = polygon[i].X+dx, polygon[i].Y+dy
			}
		}
	case *Image:
		it.X, it.Y = it.X+dx, it.Y+dy
	case *Link:
		it.X, it.Y = it.X+dx, it.Y+dy
	}
}

// moved shifts items and returns them.
func moved(items []Item, dx, dy float64) []Item {
	for _, item := range items {
		move(item, dx, dy)
	}
	return items
}
