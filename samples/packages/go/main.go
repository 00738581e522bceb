package main

import (
	"fmt"

	"github.com/gogo/protobuf/proto"
	"golang.org/x/net/http2"
	"golang.org/x/text/language"
)

func main() {
	fmt.Println(proto.GoGoProtoPackageIsVersion3, http2.NextProtoTLS, language.English)
}
