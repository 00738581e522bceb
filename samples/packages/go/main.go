package main

import (
	"os"

	"github.com/gogo/protobuf/sortkeys"
	"golang.org/x/net/http2/hpack"
	"golang.org/x/text/width"
)

func main() {
	names := os.Args[1:]
	sortkeys.Strings(names)
	for _, name := range names {
		os.Stdout.Write(hpack.AppendHuffmanString(nil, width.Narrow.String(name)))
	}
}
